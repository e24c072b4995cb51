/// The descent lemma of methods that step along an estimate, `x⁺ = x − γg`, for every realisation:
///
///     f(x⁺) ≤ f(x) − (γ/2)‖∇f(x)‖² − (1/(2γ) − L/2)‖x⁺ − x‖² + (γ/2)‖g − ∇f(x)‖².
///
/// - Proof:  smoothness, and `−⟨∇f, g⟩ = −½‖∇f‖² − ½‖g‖² + ½‖g − ∇f‖²`.
/// - Source: `richtarik2021`.
public struct DescentLemma: Hashable, Sendable {
  /// `L`.
  public let smoothness: Double
  /// `γ`.
  public let stepSize: Double

  public init(smoothness: Double, stepSize: Double) throws(HypothesisViolation) {
    try requirePositive(smoothness, "L")
    try requirePositive(stepSize, "γ")
    self.smoothness = smoothness
    self.stepSize = stepSize
  }

  /// `1/(2γ) − L/2`, the weight of `R = ‖x⁺ − x‖²`; it may be negative.
  public var moveWeight: Double { 1 / (2 * stepSize) - smoothness / 2 }

  /// - Parameters:
  ///   - squaredMove: `R`.
  ///   - squaredError: `‖g − ∇f(x)‖²`.
  public func sides(
    nextLoss: Double, loss: Double, squaredGradient: Double, squaredMove: Double, squaredError: Double
  ) -> InequalitySides {
    InequalitySides(
      left: nextLoss,
      right: loss - stepSize / 2 * squaredGradient - moveWeight * squaredMove + stepSize / 2 * squaredError)
  }
}

extension YoungPair {
  /// Both sides of `(1 − α)‖a + b‖² ≤ (1 − θ)‖a‖² + β‖b‖²`.
  public func sides(squaredSum: Double, squaredFirst: Double, squaredSecond: Double) -> InequalitySides {
    InequalitySides(
      left: (1 - alpha) * squaredSum, right: (1 - theta) * squaredFirst + beta * squaredSecond)
  }
}
