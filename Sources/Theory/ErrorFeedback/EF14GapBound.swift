/// EF14 with a constant step drives the weighted mean of the gaps down to a floor.
///
/// - Hypotheses:  those of `EF14ConvexHypotheses`, and `0 < η ≤ η_max`.
/// - Conclusion:  with `w_k = (1 − μη/2)^{−(k+1)}` and `r_k = E f(x_k) − f⋆`, over `k = 0, …, K`,
///                `(1/W) Σ w_k r_k ≤ 2μX₀/((1 − μη/2)^{−(K+1)} − 1) + 4ησ + 48L(δ − 1)η²N`, `X₀ = ‖x₀ − x⋆‖²`.
/// - Proof:       with `c = μη/2 ≤ 1/(4δ)`, unrolling the error recursion gives
///                `Σ w_k E_k ≤ 4(δ − 1)η² Σ w_k (4L(2δ + B)r_k + N)`; the descent inequality times `w_k`
///                telescopes; the step condition makes the `r`-part of the errors at most `(η/4) Σ w_k r_k`.
/// - Tightness:   loose: by an order of magnitude in the first term, by more in the last.
/// - Source:      `beznosikov2023`, with other constants.
public struct EF14GapBound: ConvergenceTheorem {
  public static var statement: String {
    "EF14, strongly convex: (1/W) Σ w_k r_k ≤ 2μX₀/((1 − μη/2)^{−(K+1)} − 1) + 4ησ + 48L(δ − 1)η²N"
  }
  public static var source: Source { .beznosikov2023 }
  public static var status: Status { .provedHere }
  public static var measure: ProgressMeasure { .weightedGap }

  public let hypotheses: EF14ConvexHypotheses
  public let stepSize: Double
  /// `X₀ = ‖x₀ − x⋆‖²`.
  public let initialSquaredDistance: Double

  public init(
    _ hypotheses: EF14ConvexHypotheses, stepSize: Double, initialSquaredDistance: Double
  ) throws(HypothesisViolation) {
    try hypotheses.requireAdmits(stepSize)
    try requireNonnegative(initialSquaredDistance, "‖x₀ − x⋆‖²")
    self.hypotheses = hypotheses
    self.stepSize = stepSize
    self.initialSquaredDistance = initialSquaredDistance
  }

  private var rate: Double { hypotheses.strongConvexity * stepSize / 2 }

  /// `w_k = (1 − μη/2)^{−(k+1)}`.
  public var weights: IterateWeights { .geometric(rate: rate) }

  /// What remains for `K → ∞`.
  public var floor: Double {
    4 * stepSize * hypotheses.virtualNoise
      + 48 * hypotheses.smoothness * (hypotheses.compressor.delta - 1) * stepSize * stepSize
      * hypotheses.errorSource
  }

  /// The bound over the iterates `x₀, …, x_K`.
  public func bound(afterRounds rounds: Int) -> Double {
    2 * hypotheses.strongConvexity * initialSquaredDistance
      * inversePowerLessOne(rate: rate, count: Double(rounds + 1)) + floor
  }
}
