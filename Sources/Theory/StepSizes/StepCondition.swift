/// A condition on the step size of the form
///
///     A γ² + B γ ≤ 1,   A ≥ 0,  B > 0.
///
/// - Units: `A` is an inverse squared step size, `B` an inverse step size.
public struct StepCondition: Hashable, Sendable {
  public let quadratic: Double
  public let linear: Double

  /// - Parameters:
  ///   - quadratic: `A`.
  ///   - linear: `B`.
  public init(quadratic: Double, linear: Double) throws(HypothesisViolation) {
    try requireNonnegative(quadratic, "A")
    try requirePositive(linear, "B")
    self.quadratic = quadratic
    self.linear = linear
  }

  /// The largest step size that meets the condition: `2/(B + √(B² + 4A))`.
  public var largestStepSize: Double {
    2 / (linear + (linear * linear + 4 * quadratic).squareRoot())
  }

  /// A step size that always meets the condition: `1/(B + √A)`.
  public var simpleStepSize: Double { 1 / (linear + quadratic.squareRoot()) }

  /// Whether `0 < γ ≤ largestStepSize`.
  public func admits(_ stepSize: Double) -> Bool { 0 < stepSize && stepSize <= largestStepSize }

  /// Throws unless the step size meets the condition.
  func requireAdmits(_ stepSize: Double) throws(HypothesisViolation) {
    try require(admits(stepSize), "γ > 0 and Aγ² + Bγ ≤ 1", got: stepSize)
  }
}
