// The inclusions between the classes that are not in the files of 𝔹¹ and 𝔹². With `u = E‖C(x)‖²/‖x‖²` and
// `v = ⟨E C(x), x⟩/‖x‖²`, each is an inclusion of regions of the plane.

extension ContractiveClass {
  /// `q = √(1 − α)`, the factor of the error in L²: `(E‖C(x) − x‖²)^½ ≤ q‖x‖`.
  public var errorFactor: Double { error.squareRoot() }

  /// `1 − q`, without cancellation: `α/(1 + q)`.
  private var smallestFactor: Double { alpha / (1 + errorFactor) }

  /// The smallest class 𝔹¹ that holds this one: `α = (1 − q)²`, `β = 1 + q`.
  ///
  /// - Proof: with `u ≥ v²`, `u − 2v + 1 ≤ q²` says that `(v − 1)² ≤ q²`. So `v ≥ 1 − q`, `u ≥ v² ≥ (1 − q)²` and
  ///   `u/v ≤ 2 − (1 − q²)/v ≤ 2 − (1 − q²)/(1 + q) = 1 + q`.
  /// - Tightness: attained by `C(x) = (1 − q)x` and `C(x) = (1 + q)x`.
  public var classB1: ClassB1 {
    get throws(HypothesisViolation) {
      try ClassB1(alpha: smallestFactor * smallestFactor, beta: 1 + errorFactor)
    }
  }

  /// The smallest class 𝔹² that holds this one: `γ = 1 − q`, `β = 1 + q`; proved beside `classB1`.
  public var classB2: ClassB2 {
    get throws(HypothesisViolation) { try ClassB2(gamma: smallestFactor, beta: 1 + errorFactor) }
  }

  /// The class 𝔹¹ that `beznosikov2023` gives: `α = 1/(4δ²)`, `β = 2`. It holds the smallest one.
  ///
  /// - Proof: rearranged, the condition is `u + 1/δ ≤ 2v`, so `u ≤ 2v`, `v ≥ 1/(2δ)` and `u ≥ v² ≥ 1/(4δ²)`.
  public var printedClassB1: ClassB1 {
    get throws(HypothesisViolation) { try ClassB1(alpha: alpha * alpha / 4, beta: 2) }
  }

  /// The class 𝔹² that `beznosikov2023` gives: `γ = 1/(2δ)`, `β = 2`. It holds the smallest one.
  public var printedClassB2: ClassB2 {
    get throws(HypothesisViolation) { try ClassB2(gamma: alpha / 2, beta: 2) }
  }
}

extension UnbiasedClass {
  /// The smallest class 𝔹¹ that holds this one: 𝔹¹(1, ζ), since `v = 1` and `1 = v² ≤ u ≤ ζ`.
  public var classB1: ClassB1 {
    get throws(HypothesisViolation) { try ClassB1(alpha: 1, beta: zeta) }
  }
}
