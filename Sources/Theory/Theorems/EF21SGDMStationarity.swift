/// EF21-SGDM drives the gradient of a smooth function down to a noise floor.
///
/// - Hypotheses:  `EF21SGDMHypotheses`; `E‖∇fᵢ(x, ξ) − ∇fᵢ(x)‖² ≤ σ²`, independent over workers and
///                rounds; the step condition of `EF21SGDMCoefficients`.
/// - Conclusion:  `(1/T) Σ E‖∇f(xᵗ)‖² ≤ 2 E Φ⁰/(γT) + 2σ²N`.
/// - Proof:       sum the one-step inequality over the rounds.
/// - Reductions:  `η = 1` is EF21-SGD; `σ = 0` and `η = 1` is EF21 with a larger `A`.
/// - Source:      `fatkhullin2023`.
public struct EF21SGDMStationarity: ConvergenceTheorem {
  public static var statement: String { "EF21-SGDM: mean E‖∇f(xᵗ)‖² ≤ 2Φ⁰/(γT) + 2σ²N" }
  public static var source: Source { .fatkhullin2023 }
  public static var status: Status { .provedHere }
  public static var measure: ProgressMeasure { .meanSquaredGradient }

  public let coefficients: EF21SGDMCoefficients
  public let stepSize: Double
  /// `σ²`, of one draw of a worker's oracle.
  public let noiseVariance: Double
  /// `E Φ⁰`, or an upper bound of it, in the units of `f`.
  public let initialLyapunov: Double

  public init(
    coefficients: EF21SGDMCoefficients, stepSize: Double, noiseVariance: Double, initialLyapunov: Double
  ) throws(HypothesisViolation) {
    try coefficients.stepCondition.requireAdmits(stepSize)
    try requireNonnegative(noiseVariance, "σ²")
    try requireNonnegative(initialLyapunov, "Φ⁰")
    self.coefficients = coefficients
    self.stepSize = stepSize
    self.noiseVariance = noiseVariance
    self.initialLyapunov = initialLyapunov
  }

  /// What remains for `T → ∞`: `2σ²N`.
  public var floor: Double { 2 * coefficients.noiseFactor * noiseVariance }

  public func bound(afterRounds rounds: Int) -> Double {
    rounds < 1 ? .infinity : 2 * initialLyapunov / (stepSize * Double(rounds)) + floor
  }

  public var lyapunov: EF21SGDMLyapunov { coefficients.lyapunov(stepSize: stepSize) }

  public var oneStep: OneStepInequality {
    OneStepInequality(
      gradientCoefficient: stepSize / 2, noise: stepSize * noiseVariance * coefficients.noiseFactor)
  }
}
