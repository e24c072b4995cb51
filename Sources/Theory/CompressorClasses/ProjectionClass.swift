/// The contractive compressors of projection type:
///
///     ⟨C(x), x⟩ = ‖C(x)‖² almost surely,   E‖C(x) − x‖² ≤ (1 − α)‖x‖²   for every x in ℝᵈ.
///
/// All sparsifications, Top-k, low-rank truncation and the scaled sign with sign(0) = ±1 are of this type.
///
/// - Source: `beznosikov2023`.
public struct ProjectionClass: Hashable, Sendable {
  /// The contraction parameter, and the smallest part of `‖x‖²` that is kept in expectation.
  public let contraction: ContractiveClass

  public init(_ contraction: ContractiveClass) { self.contraction = contraction }

  /// 𝔹¹(α, 1): `E‖C‖² = ‖x‖² − E‖C − x‖² ≥ α‖x‖²`.
  public var classB1: ClassB1 {
    get throws(HypothesisViolation) { try ClassB1(alpha: contraction.alpha, beta: 1) }
  }

  /// 𝔹²(α, 1).
  public var classB2: ClassB2 {
    get throws(HypothesisViolation) { try ClassB2(gamma: contraction.alpha, beta: 1) }
  }
}

extension UnbiasedClass {
  /// The class of `λ Q ∘ C` for a compressor `C` of projection type: contractive with `λ(2 − λζ)α`, for
  /// `0 < λ < 2/ζ`. Unscaled that is `δ_C/(2 − ζ)`, where `ζ < 2`.
  ///
  /// - Proof: the error is `‖x‖² − 2λE‖C‖² + λ²E‖QC‖² ≤ ‖x‖² − λ(2 − λζ)E‖C‖²`, and `E‖C‖² ≥ α‖x‖²`.
  public func contraction(
    scaledBy factor: Double, after inner: ProjectionClass
  ) throws(HypothesisViolation) -> ContractiveClass {
    let own = try contraction(scaledBy: factor)
    return try ContractiveClass(alpha: own.alpha * inner.contraction.alpha)
  }
}
