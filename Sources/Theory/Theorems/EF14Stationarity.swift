/// EF14 (error-compensated SGD) drives the gradient of a smooth function down to a floor, on problems
/// of bounded heterogeneity.
///
/// - Method:      `pᵢ = eᵢ + γ ∇fᵢ(x, ξ)`,  `x⁺ = x − (1/n) Σᵢ C(pᵢ)`,  `eᵢ⁺ = pᵢ − C(pᵢ)`,  `eᵢ⁰ = 0`.
/// - Hypotheses:  `f` is `L`-smooth and bounded below; `C` is contractive; noise of variance at most
///                `σ²`, independent over workers and rounds; `(1/n) Σᵢ ‖∇fᵢ(x) − ∇f(x)‖² ≤ ζ²` along the run;
///                `A γ² + B γ ≤ 1` with `A = 2L²β/θ`, `B = 2L`.
/// - One step:    `E Ξ⁺ ≤ Ξ − (γ/4)‖∇f(x)‖² + γ²Lσ²/(2n) + (γ³L²/(2θ))(βζ² + (1 − α)σ²)`,
///                `Ξ = f(x − e) − f⋆ + (γL²/(2θ)) E`.
/// - Conclusion:  `(1/T) Σ E‖∇f(xᵗ)‖² ≤ 4(f(x⁰) − f⋆)/(γT) + 2γLσ²/n + (2γ²L²/θ)(βζ² + (1 − α)σ²)`.
/// - Proof:       `x − e` moves by `−γ (1/n) Σᵢ ∇fᵢ(x, ξ)`;
///                `−⟨∇f(x − e), ∇f(x)⟩ ≤ −½‖∇f(x)‖² + L²‖e‖²/2`; Young's inequality gives
///                `E E⁺ ≤ (1 − θ)E + βγ²(‖∇f(x)‖² + ζ²) + (1 − α)γ²σ²`.
/// - Source:      `stich2020`; the method is that of Seide et al. (2014).
public struct EF14Stationarity: ConvergenceTheorem {
  public static var statement: String {
    "EF14: mean E‖∇f(xᵗ)‖² ≤ 4(f(x⁰) − f⋆)/(γT) + 2γLσ²/n + (2γ²L²/θ)(βζ² + (1 − α)σ²)"
  }
  public static var source: Source { .stich2020 }
  public static var status: Status { .provedHere }
  public static var measure: ProgressMeasure { .meanSquaredGradient }

  public let smoothness: Double
  public let pair: YoungPair
  public let workerCount: Int
  public let stepSize: Double
  /// `σ²`.
  public let noiseVariance: Double
  /// `ζ²`, in the units of a squared gradient.
  public let heterogeneity: Double
  /// `f(x⁰) − f⋆`, in the units of `f`.
  public let initialGap: Double

  public init(
    smoothness: Double, pair: YoungPair, workerCount: Int, stepSize: Double, noiseVariance: Double,
    heterogeneity: Double, initialGap: Double
  ) throws(HypothesisViolation) {
    try Self.stepCondition(smoothness: smoothness, pair: pair).requireAdmits(stepSize)
    try requireAtLeastOne(workerCount, "n")
    try requireNonnegative(noiseVariance, "σ²")
    try requireNonnegative(heterogeneity, "ζ²")
    try requireNonnegative(initialGap, "f(x⁰) − f⋆")
    self.smoothness = smoothness
    self.pair = pair
    self.workerCount = workerCount
    self.stepSize = stepSize
    self.noiseVariance = noiseVariance
    self.heterogeneity = heterogeneity
    self.initialGap = initialGap
  }

  public static func stepCondition(
    smoothness: Double, pair: YoungPair
  ) throws(HypothesisViolation) -> StepCondition {
    try requirePositive(smoothness, "L")
    return try StepCondition(
      quadratic: 2 * smoothness * smoothness * pair.ratio, linear: 2 * smoothness)
  }

  /// `L²/(2θ)`: multiplied by `γ`, the weight of `E` in `Ξ`.
  public static func errorWeight(smoothness: Double, pair: YoungPair) -> Double {
    smoothness * smoothness / (2 * pair.theta)
  }

  /// `Y = βζ² + (1 − α)σ²`, what feeds the error memory.
  static func errorSource(pair: YoungPair, heterogeneity: Double, noiseVariance: Double) -> Double {
    pair.beta * heterogeneity + (1 - pair.alpha) * noiseVariance
  }

  private var errorSource: Double {
    Self.errorSource(pair: pair, heterogeneity: heterogeneity, noiseVariance: noiseVariance)
  }

  /// What remains for `T → ∞`.
  public var floor: Double {
    2 * stepSize * smoothness * noiseVariance / Double(workerCount)
      + 2 * stepSize * stepSize * smoothness * smoothness / pair.theta * errorSource
  }

  public func bound(afterRounds rounds: Int) -> Double {
    rounds < 1 ? .infinity : 4 * initialGap / (stepSize * Double(rounds)) + floor
  }

  public var lyapunov: EF14Lyapunov {
    EF14Lyapunov(stepSize: stepSize, errorWeight: Self.errorWeight(smoothness: smoothness, pair: pair))
  }

  public var oneStep: OneStepInequality {
    OneStepInequality(gradientCoefficient: stepSize / 4, noise: stepSize / 4 * floor)
  }
}
