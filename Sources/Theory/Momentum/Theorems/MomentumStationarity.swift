/// A method with momentum drives the gradient of a smooth function down to a noise floor.
///
/// - Hypotheses:  those of the coefficients; `E‖∇fᵢ(x, ξ) − ∇fᵢ(x)‖² ≤ σ²`, independent over workers and
///                rounds; their step condition.
/// - Conclusion:  `(1/T) Σ E‖∇f(xᵗ)‖² ≤ 2 E Φ⁰/(γT) + 2σ²N + 2r(γ)`.
/// - Proof:       sum the one-step inequality over the rounds.
/// - Reductions:  EF21-SGDM with `η = 1` is EF21-SGD; with `σ = 0` besides it is EF21 with a larger `A`.
/// - Source:      `fatkhullin2023`.
public struct MomentumStationarity<Coefficients: MomentumCoefficients>: ConvergenceTheorem {
  public static var statement: String {
    "\(Coefficients.method): mean E‖∇f(xᵗ)‖² ≤ 2Φ⁰/(γT) + \(Coefficients.floorFormula)"
  }
  public static var source: Source { .fatkhullin2023 }
  public static var status: Status { .provedHere }
  public static var measure: ProgressMeasure { .meanSquaredGradient }

  public let coefficients: Coefficients
  public let stepSize: Double
  /// `σ²`, of one draw of a worker's oracle.
  public let noiseVariance: Double
  /// `E Φ⁰`, or an upper bound of it, in the units of `f`.
  public let initialLyapunov: Double

  public init(
    coefficients: Coefficients, stepSize: Double, noiseVariance: Double, initialLyapunov: Double
  ) throws(HypothesisViolation) {
    try coefficients.stepCondition.requireAdmits(stepSize)
    try requireNonnegative(noiseVariance, "σ²")
    try requireNonnegative(initialLyapunov, "Φ⁰")
    self.coefficients = coefficients
    self.stepSize = stepSize
    self.noiseVariance = noiseVariance
    self.initialLyapunov = initialLyapunov
  }

  /// What remains for `T → ∞`: `2σ²N + 2r(γ)`.
  public var floor: Double {
    2 * coefficients.noiseFactor * noiseVariance + 2 * coefficients.residual(stepSize: stepSize)
  }

  public func bound(afterRounds rounds: Int) -> Double {
    rounds < 1 ? .infinity : 2 * initialLyapunov / (stepSize * Double(rounds)) + floor
  }

  public var lyapunov: Coefficients.Lyapunov { coefficients.lyapunov(stepSize: stepSize) }

  public var oneStep: OneStepInequality {
    OneStepInequality(gradientCoefficient: stepSize / 2, noise: stepSize / 2 * floor)
  }
}

/// EF21-SGDM; with momentum 1 EF21-SGD.
public typealias EF21SGDMStationarity = MomentumStationarity<EF21SGDMCoefficients>
public typealias EF21SGD2MStationarity = MomentumStationarity<EF21SGD2MCoefficients>
public typealias EF21STORMStationarity = MomentumStationarity<EF21STORMCoefficients>
public typealias SGDMStationarity = MomentumStationarity<SGDMCoefficients>
public typealias AbsoluteSGDMStationarity = MomentumStationarity<AbsoluteSGDMCoefficients>
