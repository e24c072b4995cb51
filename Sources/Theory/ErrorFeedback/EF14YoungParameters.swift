/// The free numbers in the proof of EF14's bound: each is the parameter of one of Young's inequalities.
///
///     ‖x − x⋆‖² ≥ (1 − θ)‖x̃ − x⋆‖² − (1/θ − 1)‖ē‖²,
///     2⟨∇f, ē⟩ ≤ ρ r + (2L/ρ)‖ē‖²,
///     ‖e + ηg‖² ≤ (1 + a)‖e‖² + (1 + 1/a)η²‖g‖²,
///     (1/n) Σ ‖∇fᵢ‖² ≤ (1 + t)2L r + (1 + 1/t)D.
public struct EF14YoungParameters: Hashable, Sendable {
  /// `ρ` in (0, 2).
  public let rho: Double
  /// `θ` in (0, 1).
  public let theta: Double
  /// `a > 0`.
  public let a: Double
  /// `t > 0`, or 0 where `D = 0`.
  public let t: Double

  public init(rho: Double, theta: Double, a: Double, t: Double) throws(HypothesisViolation) {
    try require(0 < rho && rho < 2, "0 < ρ < 2", got: rho)
    try require(0 < theta && theta < 1, "0 < θ < 1", got: theta)
    try require(0 < a, "a > 0", got: a)
    try requireNonnegative(t, "t")
    self.rho = rho
    self.theta = theta
    self.a = a
    self.t = t
  }

  /// `(1, 1/2, 1/(2(δ − 1)), 1)`, with which the bound is at most that with fixed constants. Where `δ = 1`
  /// the third is infinite; it is not used there.
  public static func standard(for compressor: ContractiveClass) -> EF14YoungParameters {
    EF14YoungParameters(a: 1 / (2 * (compressor.delta - 1)))
  }

  private init(a: Double) {
    rho = 1
    theta = 0.5
    self.a = a
    t = 1
  }
}
