/// A number of a golden table beside the same number as this package computes it.
public struct Comparison: Hashable, Sendable {
  /// Where the number stands, from the element on.
  public let path: JSONPath
  public let golden: Double
  public let recomputed: Double
  /// The largest error that passes.
  public let tolerance: Double
  /// `s`: below this magnitude the error is absolute in units of `s`.
  public let scale: Double

  /// `|recomputed − golden| / max(|golden|, s)`; infinite where the recomputed number is not finite.
  public var error: Double {
    let difference = (recomputed - golden).magnitude
    guard difference.isFinite else { return .infinity }
    return difference == 0 ? 0 : difference / max(golden.magnitude, scale)
  }

  public var passes: Bool { error <= tolerance }
}

/// How close a recomputed number has to be.
struct Tolerance: Hashable, Sendable {
  let relative: Double
  /// What the error is measured against when the number itself is small.
  let scale: Scale

  enum Scale: Hashable, Sendable {
    /// The largest magnitude of the field in the array that holds it; a number that stands in no
    /// array of its element is its own measure. Where that is zero, 1.
    case field
    /// 1: for logarithms of wealth, probabilities and e-values.
    case one
  }

  static func relative(_ tolerance: Double) -> Tolerance { Tolerance(relative: tolerance, scale: .field) }
  static func unit(_ tolerance: Double) -> Tolerance { Tolerance(relative: tolerance, scale: .one) }
  /// Integers and given numbers: not the smallest difference.
  static let exact = Tolerance(relative: 0, scale: .field)

  /// `s` for a field whose largest magnitude in its array is `largest`.
  func scale(largest: Double) -> Double {
    switch scale {
    case .field: largest > 0 ? largest : 1
    case .one: 1
    }
  }
}
