/// The inputs for which a claim is made.
///
/// Written as conditions between commas, each of them one of
///
/// - `magnitude=LOW..HIGH`: every entry is zero or of a magnitude in [LOW, HIGH], for example
///   `magnitude=2^-6..448`;
/// - `nonzero`: no entry is zero;
/// - `integer`: every entry is an integer;
/// - `sparse=K`: at most K entries are not zero.
///
/// What is not written keeps its default: magnitudes from the range of the precision, chosen so that
/// squares and sums of squares neither overflow nor underflow.
public struct Domain: Hashable, Sendable, CustomStringConvertible {
  public var magnitudes: ClosedRange<Double>
  public var allowsZeros = true
  public var integers = false
  /// The largest number of entries that are not zero; nil for no limit.
  public var sparsity: Int?
  /// The text that says all this.
  public let description: String

  /// The default of a precision.
  public init(defaultFor dtype: DType) {
    magnitudes =
      switch dtype {
      case .float64: 1e-140...1e140
      case .float32, .bfloat16: 1e-15...1e15
      case .float16: 0x1p-10...64
      }
    description = "magnitude=\(magnitudes.lowerBound)..\(magnitudes.upperBound)"
  }

  public init(parsing text: String, dtype: DType) throws(UsageError) {
    magnitudes = Domain(defaultFor: dtype).magnitudes
    description = text
    for condition in text.split(separator: ",").map({ String($0).trimmed }) {
      try apply(condition)
    }
    try refuseContradictions(dtype)
  }

  private func refuseContradictions(_ dtype: DType) throws(UsageError) {
    if sparsity != nil && !allowsZeros {
      throw UsageError("the domain '\(description)' contradicts itself: sparse needs zeros, nonzero forbids them")
    }
    if integers && magnitudes.lowerBound.rounded(.up) > magnitudes.upperBound {
      throw UsageError("the domain '\(description)' holds no integer; widen the magnitudes")
    }
    if !dtype.rounded(magnitudes.upperBound).isFinite {
      throw UsageError("the domain '\(description)' goes beyond the range of \(dtype.rawValue); lower HIGH")
    }
  }

  private mutating func apply(_ condition: String) throws(UsageError) {
    let parts = condition.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
    switch (parts.first ?? "", parts.dropFirst().first) {
    case ("nonzero", nil): allowsZeros = false
    case ("integer", nil): integers = true
    case ("sparse", let value?):
      guard let count = Int(value), count >= 1 else {
        throw UsageError("'\(condition)' in the domain needs a whole number of at least 1, as in sparse=10")
      }
      sparsity = count
    case ("magnitude", let value?): magnitudes = try Self.range(value, in: condition)
    default:
      throw UsageError(
        "'\(condition)' in the domain is not understood; write magnitude=LOW..HIGH, nonzero, integer or sparse=K, "
          + "with commas between")
    }
  }

  private static func range(_ text: String, in condition: String) throws(UsageError) -> ClosedRange<Double> {
    let misread = UsageError("'\(condition)' in the domain needs two numbers 0 < LOW ≤ HIGH, as in magnitude=2^-6..448")
    guard let dots = text.firstRange(of: "..") else { throw misread }
    let low = try DimensionExpression(parsing: String(text[..<dots.lowerBound])).value(dimension: 1)
    let high = try DimensionExpression(parsing: String(text[dots.upperBound...])).value(dimension: 1)
    guard low > 0, low <= high, high.isFinite else { throw misread }
    return low...high
  }

  /// Whether the zero vector belongs to the domain.
  public var containsZero: Bool { allowsZeros }

  /// The vector of the domain that `x` is moved to: as it is where it belongs to the domain, else with
  /// small entries dropped, zeros raised, magnitudes clamped and rounded, as the conditions demand. The
  /// rounding to the precision can leave the domain again; `contains` tells.
  func projecting(_ x: [Double], dtype: DType) -> [Double] {
    var entries = x
    if let sparsity, entries.count(where: { $0 != 0 }) > sparsity {
      let kept = Set(entries.indices.sorted { entries[$0].magnitude > entries[$1].magnitude }.prefix(sparsity))
      for i in entries.indices where !kept.contains(i) { entries[i] = 0 }
    }
    return entries.map { entry in
      guard entry != 0 || !allowsZeros else { return 0 }
      var magnitude = min(max(entry.magnitude, magnitudes.lowerBound), magnitudes.upperBound)
      if integers { magnitude = inside(magnitude.rounded(), step: 1) }
      let rounded = dtype.rounded(magnitude)
      return entry < 0 ? -rounded : rounded
    }
  }

  /// An integer that rounding took out of the range, moved back by a step.
  private func inside(_ value: Double, step: Double) -> Double {
    value > magnitudes.upperBound ? value - step : value < magnitudes.lowerBound ? value + step : value
  }

  /// Whether `x` belongs to the domain.
  public func contains(_ x: [Double]) -> Bool {
    let nonZeros = x.filter { $0 != 0 }
    return x.allSatisfy(\.isFinite) && (allowsZeros || nonZeros.count == x.count)
      && nonZeros.allSatisfy { magnitudes.contains($0.magnitude) }
      && (!integers || x.allSatisfy { $0 == $0.rounded() })
      && nonZeros.count <= sparsity ?? .max
  }
}
