/// EF14 with decreasing steps `η_k = 4/(μ(κ + k))` drives the weighted mean of the gaps to zero.
///
/// - Hypotheses:  those of `EF14ConvexHypotheses`, and `κ ≥ max{4/(μη_max), 2δ}`.
/// - Conclusion:  with `w_k = κ + k`, `W = (K+1)(κ + K/2)` and `S_K = Σ_{j≤K} 1/(κ+j) ≤ 1/κ + ln(1 + K/κ)`,
///                `(1/W) Σ w_k r_k ≤ [μκ²X₀ + 16(K+1)σ/μ + 768L(δ − 1)N S_K/μ²]/W`.
/// - Proof:       divide the descent inequality by `η_k`; `(w_k/η_k)(1 − μη_k/2) ≤ w_{k−1}/η_{k−1}` telescopes;
///                `Σ_{k>j} w_k (1 − 1/(2δ))^{k−1−j} = 2δw_j + 4δ² ≤ 4δw_j` as `κ ≥ 2δ`.
/// - Tightness:   loose: by an order of magnitude in the first term, by more in the last.
/// - Source:      `beznosikov2023`, with other constants.
public struct EF14DecreasingStepBound: ConvergenceTheorem {
  public static var statement: String {
    "EF14, strongly convex, η_k = 4/(μ(κ+k)): (1/W) Σ w_k r_k ≤ [μκ²X₀ + 16(K+1)σ/μ + 768L(δ − 1)N S_K/μ²]/W"
  }
  public static var source: Source { .beznosikov2023 }
  public static var status: Status { .provedHere }
  public static var measure: ProgressMeasure { .weightedGap }

  public let hypotheses: EF14ConvexHypotheses
  /// `κ`.
  public let offset: Double
  /// `X₀ = ‖x₀ − x⋆‖²`.
  public let initialSquaredDistance: Double

  public init(
    _ hypotheses: EF14ConvexHypotheses, offset: Double, initialSquaredDistance: Double
  ) throws(HypothesisViolation) {
    let least = Self.smallestOffset(hypotheses)
    try require(least <= offset && offset < .infinity, "κ ≥ max{4/(μη_max), 2δ}", got: offset)
    try requireNonnegative(initialSquaredDistance, "‖x₀ − x⋆‖²")
    self.hypotheses = hypotheses
    self.offset = offset
    self.initialSquaredDistance = initialSquaredDistance
  }

  /// `max{4/(μη_max), 2δ}`.
  public static func smallestOffset(_ hypotheses: EF14ConvexHypotheses) -> Double {
    max(4 / (hypotheses.strongConvexity * hypotheses.largestStepSize), 2 * hypotheses.compressor.delta)
  }

  /// The first and largest step size, `4/(μκ)`.
  public var stepSize: Double { 4 / (hypotheses.strongConvexity * offset) }

  /// `w_k = κ + k`.
  public var weights: IterateWeights { .linear(offset: offset) }

  /// The bound over the iterates `x₀, …, x_K`, with the exact sum `S_K`.
  ///
  /// - Complexity: O(K).
  public func bound(afterRounds rounds: Int) -> Double {
    let mu = hypotheses.strongConvexity
    let m = Double(rounds + 1)
    let sum = (0...rounds).reduce(0) { $0 + 1 / (offset + Double($1)) }
    let total =
      mu * offset * offset * initialSquaredDistance + 16 * m * hypotheses.virtualNoise / mu
      + 768 * hypotheses.smoothness * (hypotheses.compressor.delta - 1) * hypotheses.errorSource * sum / (mu * mu)
    return total / (m * (offset + Double(rounds) / 2))
  }
}
