// The classes of `λC` for `λ > 0`, where nothing is known of `C` but its class. With `u = E‖C(x)‖²/‖x‖²` and
// `v = ⟨E C(x), x⟩/‖x‖²`, the relative error of `λC` is `λ²u − 2λv + 1`.

extension ClassB1 {
  /// The class of `λC`: 𝔹¹(λ²α, λβ).
  public func scaled(by factor: Double) throws(HypothesisViolation) -> ClassB1 {
    try requirePositive(factor, "λ")
    return try ClassB1(
      alpha: min(factor * factor * alpha, (factor * beta) * (factor * beta)), beta: factor * beta)
  }

  /// The contractive class of `λC`: `1/δ = λ(2/β − λ)α`, for `0 < λ < 2/β`.
  ///
  /// - Proof: `v ≥ u/β` makes the error at most `1 − λ(2/β − λ)u ≤ 1 − λ(2/β − λ)α`. Tight: `u = α`, `v = α/β`.
  public func contraction(scaledBy factor: Double) throws(HypothesisViolation) -> ContractiveClass {
    try require(0 < factor && factor * beta < 2, "0 < λ < 2/β", got: factor)
    return try ContractiveClass(alpha: min(1, factor * (2 / beta - factor) * alpha))
  }

  /// The factor `λ = 1/β` whose contractive class is the best: `δ = β²/α`.
  public var bestFactor: Double { 1 / beta }
}

extension ClassB2 {
  /// The class of `λC`: 𝔹²(λγ, λβ).
  public func scaled(by factor: Double) throws(HypothesisViolation) -> ClassB2 {
    try requirePositive(factor, "λ")
    return try ClassB2(gamma: factor * gamma, beta: factor * beta)
  }

  /// The contractive class of `λC`: `1/δ = λ(2 − λβ)γ`, for `0 < λ < 2/β`.
  ///
  /// - Proof: `u ≤ βv` makes the error at most `1 − λ(2 − λβ)v ≤ 1 − λ(2 − λβ)γ`. Tight: `v = γ`, `u = βγ`.
  public func contraction(scaledBy factor: Double) throws(HypothesisViolation) -> ContractiveClass {
    try require(0 < factor && factor * beta < 2, "0 < λ < 2/β", got: factor)
    return try ContractiveClass(alpha: min(1, factor * (2 - factor * beta) * gamma))
  }

  /// The factor `λ = 1/β` whose contractive class is the best: `δ = β/γ`.
  public var bestFactor: Double { 1 / beta }
}

extension UnbiasedClass {
  /// The contractive class of `λC`: `1/δ = λ(2 − λζ)`, for `0 < λ < 2/ζ`. Unscaled, `λ = 1`, it exists for
  /// `ζ < 2` alone.
  ///
  /// - Proof: `v = 1` and `u ≤ ζ`. Tight: `u = ζ`.
  public func contraction(scaledBy factor: Double) throws(HypothesisViolation) -> ContractiveClass {
    try require(0 < factor && factor * zeta < 2, "0 < λ < 2/ζ", got: factor)
    return try ContractiveClass(alpha: min(1, factor * (2 - factor * zeta)))
  }

  /// The factor `λ = 1/ζ` whose contractive class is the best: `δ = ζ`.
  public var bestFactor: Double { 1 / zeta }
}

extension ContractiveClass {
  /// The class of `λC`: the error factor becomes `λq + |1 − λ|`, which has to stay below 1. No `λ` improves on 1.
  ///
  /// - Proof: Minkowski in L². Tight: `C(x) = (1 − q)x` for `λ ≤ 1`, `C(x) = (1 + q)x` for `λ ≥ 1`.
  public func scaled(by factor: Double) throws(HypothesisViolation) -> ContractiveClass {
    try requirePositive(factor, "λ")
    let scaled = factor * errorFactor + (1 - factor).magnitude
    try require(scaled < 1, "λq + |1 − λ| < 1", got: scaled)
    return try ContractiveClass(error: scaled * scaled)
  }
}
