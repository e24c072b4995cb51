/// EF21 drives the gradient of a smooth function to zero.
///
/// - Method:      `xᵗ⁺¹ = xᵗ − γ (1/n) Σᵢ gᵢᵗ`,  `gᵢᵗ⁺¹ = gᵢᵗ + C(∇fᵢ(xᵗ⁺¹) − gᵢᵗ)`; exact gradients.
/// - Hypotheses:  `f` is `L`-smooth and bounded below; `L̃² = (1/n) Σ Lᵢ²`; `C` is contractive;
///                `A γ² + B γ ≤ 1` with `A = (β/θ) L̃²`, `B = L`.
/// - One step:    `E Ψ⁺ ≤ Ψ − (γ/2)‖∇f(x)‖²`, `Ψ = f − f⋆ + γ/(2θ) G`; path by path for deterministic `C`.
/// - Conclusion:  `(1/T) Σ E‖∇f(xᵗ)‖² ≤ 2(f(x⁰) − f⋆)/(γT) + G⁰/(θT)`.
/// - Proof:       with `R = ‖x⁺ − x‖²`, Young's inequality gives `E G⁺ ≤ (1 − θ)G + βL̃²R`, and smoothness
///                `f(x⁺) ≤ f(x) − (γ/2)‖∇f(x)‖² − (1/(2γ) − L/2)R + (γ/2)G`. Add `γ/(2θ)` times the first:
///                `G` has the coefficient `γ/(2θ)`, `R` one that the condition makes non-positive.
/// - Source:      `richtarik2021`.
public struct EF21Stationarity: ConvergenceTheorem {
  public static var statement: String { "EF21: mean E‖∇f(xᵗ)‖² ≤ 2(f(x⁰) − f⋆)/(γT) + G⁰/(θT)" }
  public static var source: Source { .richtarik2021 }
  public static var status: Status { .provedHere }
  public static var measure: ProgressMeasure { .meanSquaredGradient }

  public let pair: YoungPair
  public let stepSize: Double
  /// `f(x⁰) − f⋆`, in the units of `f`.
  public let initialGap: Double
  /// `E G⁰ = (1/n) Σᵢ E‖gᵢ⁰ − ∇fᵢ(x⁰)‖²`, in the units of a squared gradient.
  public let initialDistortion: Double

  public init(
    smoothness: Double, quadraticMeanSmoothness: Double, pair: YoungPair, stepSize: Double,
    initialGap: Double, initialDistortion: Double
  ) throws(HypothesisViolation) {
    try Self.stepCondition(
      smoothness: smoothness, quadraticMeanSmoothness: quadraticMeanSmoothness, pair: pair
    ).requireAdmits(stepSize)
    try requireNonnegative(initialGap, "f(x⁰) − f⋆")
    try requireNonnegative(initialDistortion, "G⁰")
    self.pair = pair
    self.stepSize = stepSize
    self.initialGap = initialGap
    self.initialDistortion = initialDistortion
  }

  /// The condition on `γ`. The paper's step size is its `simpleStepSize`, `1/(L + L̃√(β/θ))`.
  public static func stepCondition(
    smoothness: Double, quadraticMeanSmoothness: Double, pair: YoungPair
  ) throws(HypothesisViolation) -> StepCondition {
    try requirePositive(smoothness, "L")
    try requirePositive(quadraticMeanSmoothness, "L̃")
    return try StepCondition(
      quadratic: pair.ratio * quadraticMeanSmoothness * quadraticMeanSmoothness, linear: smoothness)
  }

  public func bound(afterRounds rounds: Int) -> Double {
    guard rounds >= 1 else { return .infinity }
    return 2 * initialGap / (stepSize * Double(rounds)) + initialDistortion / (pair.theta * Double(rounds))
  }

  public var lyapunov: EF21Lyapunov { EF21Lyapunov(distortionWeight: stepSize / (2 * pair.theta)) }

  public var oneStep: OneStepInequality { OneStepInequality(gradientCoefficient: stepSize / 2) }
}
