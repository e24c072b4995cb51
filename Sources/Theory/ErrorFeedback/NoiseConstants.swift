/// How noisy stochastic gradients may be: their noise may grow with the gradient.
///
///     E[ξ | past] = 0,   E‖ξ‖² ≤ B ‖∇fᵢ(x)‖² + C.
///
/// - Units: `B` is dimensionless, `C` is a squared gradient.
/// - Source: `beznosikov2023`.
public struct NoiseConstants: Hashable, Sendable {
  /// `B`.
  public let growth: Double
  /// `C`.
  public let floor: Double

  public init(growth: Double, floor: Double) throws(HypothesisViolation) {
    try requireNonnegative(growth, "B")
    try requireNonnegative(floor, "C")
    self.growth = growth
    self.floor = floor
  }
}
