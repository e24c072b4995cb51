/// A statement about one round: for every state, in expectation over the round,
///
///     E Φ⁺ ≤ ρ Φ − c ‖∇f(x)‖² + ν.
///
/// It holds with equality in limit cases, so that a test of it needs a rounding slack.
public struct OneStepInequality: Hashable, Sendable {
  /// `ρ`, at most 1.
  public let factor: Double
  /// `c ≥ 0`, in units of a step size.
  public let gradientCoefficient: Double
  /// `ν ≥ 0`, in the units of `f`.
  public let noise: Double

  public init(factor: Double = 1, gradientCoefficient: Double = 0, noise: Double = 0) {
    self.factor = factor
    self.gradientCoefficient = gradientCoefficient
    self.noise = noise
  }

  /// The right-hand side.
  public func bound(lyapunov: Double, squaredGradient: Double) -> Double {
    factor * lyapunov - gradientCoefficient * squaredGradient + noise
  }
}
