/// The unbiased compressors with relative variance at most `ω`:
///
///     E C(x) = x,   E‖C(x) − x‖² ≤ ω ‖x‖²   for every x in ℝᵈ,   ω ≥ 0.
///
/// - Source: `beznosikov2023`, where it is 𝕌(ζ) with the second moment `ζ = ω + 1`.
public struct UnbiasedClass: Hashable, Sendable {
  /// The relative variance; dimensionless.
  public let omega: Double

  public init(omega: Double) throws(HypothesisViolation) {
    try requireNonnegative(omega, "ω")
    self.omega = omega
  }

  /// The class 𝕌(ζ): `E‖C(x)‖² ≤ ζ‖x‖²`, `ζ ≥ 1`.
  public init(zeta: Double) throws(HypothesisViolation) {
    try require(1 <= zeta && zeta < .infinity, "1 ≤ ζ < ∞", got: zeta)
    omega = zeta - 1
  }

  /// The second-moment constant `ζ = ω + 1`.
  public var zeta: Double { omega + 1 }

  /// The class of `(1/ζ) C`, which is contractive with `α = 1/ζ`; no other factor does better.
  public var scaledByInverseZeta: ContractiveClass {
    get throws(HypothesisViolation) { try ContractiveClass(delta: zeta) }
  }

  /// The class as a 𝔹² one: unbiasedness is `⟨E C(x), x⟩ = ‖x‖²`.
  public var classB2: ClassB2 {
    get throws(HypothesisViolation) { try ClassB2(gamma: 1, beta: zeta) }
  }
}
