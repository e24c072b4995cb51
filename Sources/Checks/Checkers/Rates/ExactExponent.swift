import Foundation
import GSL

/// The exponent of numbers that carry no chance: what is left is the curvature of a finite horizon.
struct ExactExponent: Hashable, Sendable {
  /// The slope of the least-squares line of `log y` on `log x`.
  let slope: Double
  /// The smallest and the largest slope between neighbours.
  let local: ClosedRange<Double>

  /// - Throws: Where a value is not positive and finite.
  init(x: [Double], y: [Double]) throws {
    guard x.count == y.count, x.count >= 2, y.allSatisfy({ $0 > 0 && $0.isFinite }) else {
      throw RateFailure(description: "a value is not positive and finite, so that it has no exponent")
    }
    let (u, v) = (x.map { log($0) }, y.map { log($0) })
    slope = try LinearFit(x: u, y: v).slope
    let slopes = u.indices.dropFirst().map { (v[$0] - v[$0 - 1]) / (u[$0] - u[$0 - 1]) }
    local = (slopes.min() ?? slope)...(slopes.max() ?? slope)
  }

  /// Exact numbers can refute: all local slopes outside the window, on one side of it.
  func verdict(_ prediction: Double, window: Double) -> Verdict {
    let allowed = (prediction - window)...(prediction + window)
    if allowed.contains(local.lowerBound) && allowed.contains(local.upperBound) { return .holdsExactly }
    return local.overlaps(allowed) ? .undecided : .refuted
  }
}

/// Why an arm has no exponent.
struct RateFailure: Error, CustomStringConvertible {
  let description: String
}
