import Foundation

/// EF21 converges linearly on functions that satisfy the Polyak–Łojasiewicz inequality.
///
/// - Method:      as in `EF21Stationarity`.
/// - Hypotheses:  moreover `f` is `μ`-PŁ; `A γ² + B γ ≤ 1` with `A = 2(β/θ) L̃²`, `B = L`; `γ ≤ θ/(2μ)`.
/// - One step:    `E Ψ⁺ ≤ (1 − γμ) Ψ`, `Ψ = f − f⋆ + (γ/θ) G`.
/// - Conclusion:  `E f(xᵀ) − f⋆ ≤ (1 − γμ)ᵀ Ψ⁰`.
/// - Proof:       as there with `γ/θ` in place of `γ/(2θ)`: `G` has the coefficient
///                `(γ/θ)(1 − θ/2) ≤ (1 − γμ)γ/θ`, and `(γ/2)‖∇f‖² ≥ γμ(f − f⋆)`.
/// - Source:      `richtarik2021`.
public struct EF21LinearRate: ConvergenceTheorem {
  public static var statement: String { "EF21, PŁ: E f(xᵀ) − f⋆ ≤ (1 − γμ)ᵀ Ψ⁰" }
  public static var source: Source { .richtarik2021 }
  public static var status: Status { .provedHere }
  public static var measure: ProgressMeasure { .gap }

  public let pair: YoungPair
  public let stepSize: Double
  /// The factor `1 − γμ` by which a round shrinks `Ψ`; in [0, 1).
  public let contractionFactor: Double
  /// `E Ψ⁰`, in the units of `f`.
  public let initialLyapunov: Double

  public init(
    smoothness: Double, quadraticMeanSmoothness: Double, polyakLojasiewicz mu: Double, pair: YoungPair,
    stepSize: Double, initialGap: Double, initialDistortion: Double
  ) throws(HypothesisViolation) {
    try require(0 < mu && mu <= smoothness, "0 < μ ≤ L", got: mu)
    try Self.stepCondition(
      smoothness: smoothness, quadraticMeanSmoothness: quadraticMeanSmoothness, pair: pair
    ).requireAdmits(stepSize)
    try require(stepSize <= pair.theta / (2 * mu), "γ ≤ θ/(2μ)", got: stepSize)
    try requireNonnegative(initialGap, "f(x⁰) − f⋆")
    try requireNonnegative(initialDistortion, "G⁰")
    self.pair = pair
    self.stepSize = stepSize
    contractionFactor = 1 - stepSize * mu
    initialLyapunov = EF21Lyapunov(distortionWeight: stepSize / pair.theta)
      .value(gap: initialGap, distortion: initialDistortion)
  }

  /// The first condition on `γ`.
  public static func stepCondition(
    smoothness: Double, quadraticMeanSmoothness: Double, pair: YoungPair
  ) throws(HypothesisViolation) -> StepCondition {
    try requirePositive(smoothness, "L")
    try requirePositive(quadraticMeanSmoothness, "L̃")
    return try StepCondition(
      quadratic: 2 * pair.ratio * quadraticMeanSmoothness * quadraticMeanSmoothness, linear: smoothness)
  }

  /// The step size that the paper prescribes: `min{1/(L + L̃√(2β/θ)), θ/(2μ)}`.
  public static func prescribedStepSize(
    smoothness: Double, quadraticMeanSmoothness: Double, polyakLojasiewicz mu: Double, pair: YoungPair
  ) throws(HypothesisViolation) -> Double {
    try require(0 < mu && mu <= smoothness, "0 < μ ≤ L", got: mu)
    let condition = try stepCondition(
      smoothness: smoothness, quadraticMeanSmoothness: quadraticMeanSmoothness, pair: pair)
    return min(condition.simpleStepSize, pair.theta / (2 * mu))
  }

  public func bound(afterRounds rounds: Int) -> Double {
    initialLyapunov * pow(contractionFactor, Double(rounds))
  }

  public var lyapunov: EF21Lyapunov { EF21Lyapunov(distortionWeight: stepSize / pair.theta) }

  public var oneStep: OneStepInequality { OneStepInequality(factor: contractionFactor) }
}
