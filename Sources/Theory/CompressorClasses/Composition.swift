// The classes of compressors that are put together. All randomness is independent.

extension UnbiasedClass {
  /// The class of `Q ∘ P` for `P` in the class `inner`: `ζ = ζ_Q ζ_P`, by the tower property.
  public func after(_ inner: UnbiasedClass) throws(HypothesisViolation) -> UnbiasedClass {
    try UnbiasedClass(omega: omega + inner.omega + omega * inner.omega)
  }

  /// The class of `Q ∘ C`: 𝔹¹(α, ζβ), since `E QC = E C` and `E‖C‖² ≤ E‖QC‖² ≤ ζ E‖C‖²`.
  public func after(_ inner: ClassB1) throws(HypothesisViolation) -> ClassB1 {
    try ClassB1(alpha: inner.alpha, beta: zeta * inner.beta)
  }

  /// The class of `Q ∘ C`: 𝔹²(γ, ζβ), by the same two facts.
  public func after(_ inner: ClassB2) throws(HypothesisViolation) -> ClassB2 {
    try ClassB2(gamma: inner.gamma, beta: zeta * inner.beta)
  }

  /// The class of `(1/ζ) Q ∘ C` for a contractive `C`: `δ = ζ δ_C`.
  ///
  /// - Proof: with `y = C(x)`, `E‖Q(y)/ζ − x‖² ≤ (1/ζ)‖y − x‖² + (1 − 1/ζ)‖x‖²`; in expectation over `C` at most
  ///   `((1 − α)/ζ + 1 − 1/ζ)‖x‖² = (1 − α/ζ)‖x‖²`.
  public func scaledByInverseZeta(after inner: ContractiveClass) throws(HypothesisViolation) -> ContractiveClass {
    try ContractiveClass(alpha: inner.alpha / zeta)
  }

  /// The class of the induced compressor `x ↦ C(x) + Q(x − C(x))` for a contractive `C`: unbiased with
  /// `ω = ω_Q (1 − α)`, that is `ζ = ζ_Q − (ζ_Q − 1)/δ`.
  ///
  /// - Proof: given `C(x)` the mean is `x` and the variance at most `ω_Q‖x − C(x)‖²`. Tight for Top-k with Rand-k at
  ///   the flat vector.
  public func induced(by inner: ContractiveClass) throws(HypothesisViolation) -> UnbiasedClass {
    try UnbiasedClass(omega: omega * inner.error)
  }

  /// The class of compressors of these classes, one on each block of entries: `ζ = max ζ_j`.
  public static func blockwise(_ blocks: [UnbiasedClass]) throws(HypothesisViolation) -> UnbiasedClass {
    try requireAtLeastOne(blocks.count, "the number of blocks")
    return try UnbiasedClass(omega: blocks.map(\.omega).max() ?? .nan)
  }
}

extension ContractiveClass {
  /// A class of `C₂ ∘ C₁` for this `C₂`: the error factor is at most `q₁ + q₂ + q₁q₂`, which has to be below 1.
  ///
  /// Contractive compressors are not closed under composition: `C(x) = 1.9x` has the relative error 0.81, and
  /// `C(C(x)) = 3.61x` has 6.8121.
  ///
  /// - Proof: `‖C₂C₁x − x‖ ≤ ‖C₂C₁x − C₁x‖ + ‖C₁x − x‖ ≤ q₂‖C₁x‖ + q₁‖x‖` and `‖C₁x‖ ≤ (1 + q₁)‖x‖` in L².
  /// - Tightness: attained by `C₁(x) = (1 + q₁)x`, `C₂(y) = (1 + q₂)y`.
  public func after(_ inner: ContractiveClass) throws(HypothesisViolation) -> ContractiveClass {
    let factor = errorFactorBound(after: inner)
    try require(factor < 1, "q₁ + q₂ + q₁q₂ < 1", got: factor)
    return try ContractiveClass(error: factor * factor)
  }

  /// `q₁ + q₂ + q₁q₂`, the largest error factor in L² of `C₂ ∘ C₁`; it may exceed 1.
  public func errorFactorBound(after inner: ContractiveClass) -> Double {
    errorFactor + inner.errorFactor + errorFactor * inner.errorFactor
  }

  /// A class of `x ↦ Σ wᵢ Cᵢ(x)` with weights `wᵢ ≥ 0` that add up to 1: `α = Σ wᵢ αᵢ`, since the squared norm is
  /// convex.
  public static func average(
    _ members: [(weight: Double, contraction: ContractiveClass)]
  ) throws(HypothesisViolation) -> ContractiveClass {
    for member in members { try requireNonnegative(member.weight, "wᵢ") }
    let total = members.reduce(0) { $0 + $1.weight }
    // The sum of weights such as ⅓ is 1 up to rounding.
    try require((total - 1).magnitude <= 1e-12, "Σ wᵢ = 1", got: total)
    return try ContractiveClass(alpha: min(1, members.reduce(0) { $0 + $1.weight * $1.contraction.alpha }))
  }

  /// The class of compressors of these classes, one on each block of entries: `δ = max δ_j`; tight, with an input
  /// that is supported on the worst block.
  public static func blockwise(_ blocks: [ContractiveClass]) throws(HypothesisViolation) -> ContractiveClass {
    try requireAtLeastOne(blocks.count, "the number of blocks")
    return try ContractiveClass(alpha: blocks.map(\.alpha).min() ?? .nan)
  }
}
