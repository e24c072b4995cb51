/// A hypothesis of a theorem that the given constants do not meet.
public struct HypothesisViolation: Error, Hashable, Sendable, CustomStringConvertible {
  /// The hypothesis, as the theorem states it, such as `0 < α ≤ 1`.
  public let hypothesis: String
  /// The value that breaks it.
  public let value: Double

  public init(hypothesis: String, value: Double) {
    self.hypothesis = hypothesis
    self.value = value
  }

  public var description: String { "\(hypothesis) fails: the value is \(value)" }
}

/// Passes over a hypothesis that holds, and throws one that does not.
///
/// Conditions are written so that a NaN fails them: `require(0 < x, …)`, never `require(!(x <= 0), …)`.
func require(_ condition: Bool, _ hypothesis: String, got value: Double) throws(HypothesisViolation) {
  guard condition else { throw HypothesisViolation(hypothesis: hypothesis, value: value) }
}

/// Throws unless `value` is a finite number above 0.
func requirePositive(_ value: Double, _ symbol: String) throws(HypothesisViolation) {
  try require(0 < value && value < .infinity, "0 < \(symbol) < ∞", got: value)
}

/// Throws unless `value` is a finite number of at least 0.
func requireNonnegative(_ value: Double, _ symbol: String) throws(HypothesisViolation) {
  try require(0 <= value && value < .infinity, "0 ≤ \(symbol) < ∞", got: value)
}

/// Throws unless `count` is at least 1.
func requireAtLeastOne(_ count: Int, _ symbol: String) throws(HypothesisViolation) {
  try require(count >= 1, "\(symbol) ≥ 1", got: Double(count))
}
