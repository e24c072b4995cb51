/// The class 𝔹²(γ, β):
///
///     max{γ ‖x‖², E‖C(x)‖²/β} ≤ ⟨E C(x), x⟩   for every x in ℝᵈ,   0 < γ ≤ β.
///
/// Its `γ` is not a step size; the letters stay inside this type. `γ ≤ β` is necessary: with
/// `v = ⟨E C, x⟩/‖x‖²`, `v² ≤ E‖C‖²/‖x‖² ≤ β v`, so `γ ≤ v ≤ β`.
///
/// - Source: `beznosikov2023`.
public struct ClassB2: Hashable, Sendable {
  public let gamma: Double
  public let beta: Double

  public init(gamma: Double, beta: Double) throws(HypothesisViolation) {
    try requirePositive(beta, "β")
    try require(0 < gamma && gamma <= beta, "0 < γ ≤ β", got: gamma)
    self.gamma = gamma
    self.beta = beta
  }

  /// The smallest class 𝔹¹ that holds this one: `E‖C‖² ≥ ⟨E C, x⟩²/‖x‖² ≥ γ²‖x‖²`.
  public var classB1: ClassB1 {
    get throws(HypothesisViolation) { try ClassB1(alpha: gamma * gamma, beta: beta) }
  }

  /// The class of `(1/β) C`: contractive with `δ = β/γ`, and with no smaller one for all members.
  public var scaledByInverseBeta: ContractiveClass {
    get throws(HypothesisViolation) { try ContractiveClass(delta: beta / gamma) }
  }
}
