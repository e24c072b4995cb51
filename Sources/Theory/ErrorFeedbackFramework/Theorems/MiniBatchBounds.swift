/// SGD with the mean of `n` stochastic gradients, the baseline of the error-feedback framework, on quasi-convex functions.
///
/// - Hypotheses:  those of `QuasiConvexSetting`; `0 < γ ≤ 1/(2L(1 + M/n))`.
/// - Conclusion:  with `w_t = (1 − μγ)^{−(t+1)}`, over `t < T`,
///                `(1/W) Σ w_t E F(x_t) ≤ μr₀/((1 − μγ)^{−T} − 1) + γσ²/n`; the first term is `r₀/(γT)` at `μ = 0`.
/// - Proof:       expand `‖x_{t+1} − x⋆‖²`, use quasi-convexity and `‖∇f‖² ≤ 2LF`; the rest telescopes.
/// - Tightness:   attained by quadratics.
/// - Source:      `stich2020` for the setting.
public struct MiniBatchGapBound: ConvergenceTheorem {
  public static var statement: String {
    "mini-batch SGD, quasi-convex: (1/W) Σ w_t E F(x_t) ≤ μr₀/((1 − μγ)^{−T} − 1) + γσ²/n"
  }
  public static var source: Source { .stich2020 }
  public static var status: Status { .provedHere }
  public static var measure: ProgressMeasure { .weightedMeanGap }

  public let stepSize: Double
  /// `r₀ = ‖x₀ − x⋆‖²`.
  public let initialSquaredDistance: Double
  /// `γσ²/n`, what remains for `T → ∞`.
  public let floor: Double
  /// `μγ`.
  private let rate: Double

  public init(
    _ setting: QuasiConvexSetting, workerCount n: Int, stepSize: Double, initialSquaredDistance: Double
  ) throws(HypothesisViolation) {
    try requireNonnegative(initialSquaredDistance, "r₀")
    let largest = try Self.largestStepSize(setting.smoothness, noise: setting.noise, workerCount: n)
    try require(0 < stepSize && stepSize <= largest, "0 < γ ≤ 1/(2L(1 + M/n)) = \(largest)", got: stepSize)
    self.stepSize = stepSize
    self.initialSquaredDistance = initialSquaredDistance
    floor = stepSize * setting.noise.floor / Double(n)
    rate = setting.quasiConvexity * stepSize
  }

  /// `1/(2L(1 + M/n))`.
  public static func largestStepSize(
    _ smoothness: Double, noise: NoiseConstants, workerCount: Int
  ) throws(HypothesisViolation) -> Double {
    try requireAtLeastOne(workerCount, "n")
    try requirePositive(smoothness, "L")
    return 1 / (2 * smoothness * (1 + noise.growth / Double(workerCount)))
  }

  /// `w_t = (1 − μγ)^{−(t+1)}`.
  public var weights: IterateWeights { .geometric(rate: rate) }

  public func bound(afterRounds rounds: Int) -> Double {
    initialTerm(initialSquaredDistance, stepSize: stepSize, rate: rate, rounds: rounds) + floor
  }
}

/// SGD with the mean of `n` stochastic gradients on smooth functions.
///
/// - Hypotheses:  `f` is `L`-smooth and bounded below; `0 < γ ≤ 1/(2L(1 + M/n))`.
/// - Conclusion:  `(1/T) Σ_{t<T} E‖∇f(x_t)‖² ≤ 4F₀/(γT) + 2γLσ²/n`.
/// - Proof:       sum the descent inequality.
/// - Source:      `stich2020` for the setting.
public struct MiniBatchStationarity: ConvergenceTheorem {
  public static var statement: String { "mini-batch SGD: mean E‖∇f(x_t)‖² ≤ 4F₀/(γT) + 2γLσ²/n" }
  public static var source: Source { .stich2020 }
  public static var status: Status { .provedHere }
  public static var measure: ProgressMeasure { .meanSquaredGradient }

  public let stepSize: Double
  /// `F₀`, in the units of `f`.
  public let initialGap: Double
  /// `2γLσ²/n`, what remains for `T → ∞`.
  public let floor: Double

  public init(
    smoothness: Double, noise: NoiseConstants, workerCount n: Int, stepSize: Double, initialGap: Double
  ) throws(HypothesisViolation) {
    try requireNonnegative(initialGap, "F₀")
    let largest = try MiniBatchGapBound.largestStepSize(smoothness, noise: noise, workerCount: n)
    try require(0 < stepSize && stepSize <= largest, "0 < γ ≤ 1/(2L(1 + M/n)) = \(largest)", got: stepSize)
    self.stepSize = stepSize
    self.initialGap = initialGap
    floor = 2 * stepSize * smoothness * noise.floor / Double(n)
  }

  public func bound(afterRounds rounds: Int) -> Double {
    rounds < 1 ? .infinity : 4 * initialGap / (stepSize * Double(rounds)) + floor
  }
}
