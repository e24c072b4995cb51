/// The class 𝔹¹(α, β):
///
///     α ‖x‖² ≤ E‖C(x)‖² ≤ β ⟨E C(x), x⟩   for every x in ℝᵈ,   0 < α ≤ β².
///
/// Its `α` is not the contraction parameter; the letters stay inside this type. `α ≤ β²` is
/// necessary: `E‖C‖² ≥ ⟨E C, x⟩²/‖x‖²` turns the upper half into `E‖C‖² ≤ β²‖x‖²`.
///
/// - Source: `beznosikov2023`.
public struct ClassB1: Hashable, Sendable {
  public let alpha: Double
  public let beta: Double

  public init(alpha: Double, beta: Double) throws(HypothesisViolation) {
    try requirePositive(beta, "β")
    try require(0 < alpha && alpha <= beta * beta, "0 < α ≤ β²", got: alpha)
    self.alpha = alpha
    self.beta = beta
  }

  /// The smallest class 𝔹² that holds this one: `⟨E C, x⟩ ≥ E‖C‖²/β ≥ (α/β)‖x‖²`. The minimum
  /// removes the ulp by which the quotient can round above `β` when `α = β²`.
  public var classB2: ClassB2 {
    get throws(HypothesisViolation) { try ClassB2(gamma: min(alpha / beta, beta), beta: beta) }
  }

  /// The class of `(1/β) C`: contractive with `δ = β²/α`, and with no smaller one for all members.
  public var scaledByInverseBeta: ContractiveClass {
    get throws(HypothesisViolation) { try ContractiveClass(delta: beta * beta / alpha) }
  }
}
