/// The inequalities behind the bounds of EF14 on strongly convex functions, each a right-hand side.
///
/// With `r = f(x) − f⋆`, the virtual iterate `x̃ = x − ē`, `ē = (1/n) Σᵢ eᵢ`, and `E = (1/n) Σᵢ ‖eᵢ‖²`:
///
///     (1/n) Σᵢ ‖∇fᵢ(x) − ∇fᵢ(x⋆)‖² ≤ 2L r,   ‖∇f(x)‖² ≤ 2L r,
///     (1/n) Σᵢ ‖∇fᵢ(x)‖² ≤ (1 + t)2L r + (1 + 1/t)D,
///     E‖x̃⁺ − x⋆‖² ≤ (1 − μη/2)‖x̃ − x⋆‖² − (η/2)r + 3LηE + η²σ      for η ≤ 1/(4L(1 + 2B/n)),
///     E E⁺ ≤ (1 − 1/(2δ))E + η²(1 − 1/δ)[(2δ + B)(4L r + 2D) + C].
///
/// - Proof:  the first line is cocoercivity, the second Young's inequality. Descent: `x̃` moves by
///           `−η(1/n) Σᵢ gᵢ` exactly; expand the square, use `2⟨∇f, ē⟩ ≤ r + 2L‖ē‖²` and
///           `‖x − x⋆‖² ≥ ‖x̃ − x⋆‖²/2 − ‖ē‖²`. Errors: the noise is orthogonal, Young's parameter is `1/(2(δ − 1))`.
/// - Tightness: the first line is attained on isotropic quadratics, descent at `x⋆` without errors where
///           `B = 0`, the error recursion there where besides `D = 0`.
/// - Source: `beznosikov2023`, with other constants.
public struct EF14Lemmas: Hashable, Sendable {
  public let hypotheses: EF14ConvexHypotheses
  public let stepSize: Double

  public init(_ hypotheses: EF14ConvexHypotheses, stepSize: Double) throws(HypothesisViolation) {
    let largest = hypotheses.largestDescentStepSize
    try require(0 < stepSize && stepSize <= largest, "0 < η ≤ 1/(4L(1 + 2B/n))", got: stepSize)
    self.hypotheses = hypotheses
    self.stepSize = stepSize
  }

  /// `2L r`.
  public func cocoercivity(gap: Double) -> Double { 2 * hypotheses.smoothness * gap }

  /// `(1 + t)2L r + (1 + 1/t)D`.
  public func gradientBound(gap: Double, t: Double) -> Double {
    (1 + t) * 2 * hypotheses.smoothness * gap + (1 + 1 / t) * hypotheses.heterogeneity
  }

  /// `1 − μη/2`.
  public var distanceFactor: Double { 1 - hypotheses.strongConvexity * stepSize / 2 }

  /// `η/2`, the weight of the gap in the descent inequality.
  public var gapWeight: Double { stepSize / 2 }

  /// `3LηE + η²σ`, what holds descent back.
  public func descentSlack(meanSquaredError: Double) -> Double {
    3 * hypotheses.smoothness * stepSize * meanSquaredError + stepSize * stepSize * hypotheses.virtualNoise
  }

  /// `1 − 1/(2δ)`.
  public var errorFactor: Double { 1 - hypotheses.compressor.alpha / 2 }

  /// `η²(1 − 1/δ)[(2δ + B)(4L r + 2D) + C]`, what a round adds to the errors.
  public func errorGrowth(gap: Double) -> Double {
    let growth = 2 * hypotheses.compressor.delta + hypotheses.noise.growth
    return stepSize * stepSize * hypotheses.compressor.error
      * (growth * (4 * hypotheses.smoothness * gap + 2 * hypotheses.heterogeneity) + hypotheses.noise.floor)
  }
}
