import Foundation

/// EF21-SGDM converges linearly to a noise floor on functions that satisfy the Polyak–Łojasiewicz
/// inequality.
///
///     a = 2/θ,   b = 2/η,   c = 8βη/θ,
///     A = 8(β/θ) L̃² (η² + 2(1 − η)²) + 4(1 − η)² L²/η²,   B = L,
///     N = 2(1 − α)η²/θ + 2η/n + 8βη³/θ.
///
/// - Hypotheses:  those of `EF21SGDMStationarity`, with this condition `A γ² + B γ ≤ 1`; `f` is `μ`-PŁ;
///                `γ ≤ θ/(2μ)` and `γ ≤ η/(2μ)`.
/// - One step:    `E Φ⁺ ≤ (1 − γμ) Φ + γσ²N`.
/// - Conclusion:  `E f(xᵀ) − f⋆ ≤ (1 − γμ)ᵀ E Φ⁰ + σ²N/μ`.
/// - Proof:       as for `EF21SGDMCoefficients` with twice the weights: each error term keeps a surplus
///                of half its contraction, `θ/2` or `η/2`, which is at least `γμ`.
/// - Source:      an extension of `fatkhullin2023`.
public struct EF21SGDMLinearRate: ConvergenceTheorem {
  public static var statement: String { "EF21-SGDM, PŁ: E f(xᵀ) − f⋆ ≤ (1 − γμ)ᵀ Φ⁰ + σ²N/μ" }
  public static var source: Source { .fatkhullin2023 }
  public static var status: Status { .provedHere }
  public static var measure: ProgressMeasure { .gap }

  /// Weights, step condition and noise factor, none of which depends on `μ`.
  public struct Coefficients: Hashable, Sendable {
    /// `a`.
    public let compressionWeight: Double
    /// `b`.
    public let momentumWeight: Double
    /// `c`.
    public let workerMomentumWeight: Double
    /// `A γ² + B γ ≤ 1`.
    public let stepCondition: StepCondition
    /// `N`.
    public let noiseFactor: Double
    /// `min{θ, η}/2`, the largest `γμ`.
    public let largestRate: Double

    public init(_ hypotheses: EF21SGDMHypotheses) throws(HypothesisViolation) {
      let pair = hypotheses.pair
      let eta = hypotheses.momentum
      let rest = 1 - eta
      let smoothness = hypotheses.smoothness
      let workerSmoothness = hypotheses.quadraticMeanSmoothness
      compressionWeight = 2 / pair.theta
      momentumWeight = 2 / eta
      workerMomentumWeight = 8 * pair.ratio * eta
      stepCondition = try StepCondition(
        quadratic: 8 * pair.ratio * workerSmoothness * workerSmoothness * (eta * eta + 2 * rest * rest)
          + 4 * rest * rest * smoothness * smoothness / (eta * eta),
        linear: smoothness)
      noiseFactor =
        2 * pair.noiseRatio * eta * eta + 2 * eta / Double(hypotheses.workerCount)
        + 8 * pair.ratio * eta * eta * eta
      largestRate = min(pair.theta, eta) / 2
    }

    /// `min{gmax(A, B), θ/(2μ), η/(2μ)}`, the largest step size that the theorem allows.
    public func prescribedStepSize(polyakLojasiewicz mu: Double) -> Double {
      min(stepCondition.largestStepSize, largestRate / mu)
    }
  }

  public let coefficients: Coefficients
  public let stepSize: Double
  /// The factor `1 − γμ`; in [0, 1).
  public let contractionFactor: Double
  /// `σ²`.
  public let noiseVariance: Double
  /// `E Φ⁰`, or an upper bound of it, in the units of `f`.
  public let initialLyapunov: Double
  /// What remains for `T → ∞`: `σ²N/μ`.
  public let floor: Double

  public init(
    coefficients: Coefficients, polyakLojasiewicz mu: Double, stepSize: Double, noiseVariance: Double,
    initialLyapunov: Double
  ) throws(HypothesisViolation) {
    try require(0 < mu && mu <= coefficients.stepCondition.linear, "0 < μ ≤ L", got: mu)
    try coefficients.stepCondition.requireAdmits(stepSize)
    try require(stepSize <= coefficients.largestRate / mu, "γ ≤ min{θ, η}/(2μ)", got: stepSize)
    try requireNonnegative(noiseVariance, "σ²")
    try requireNonnegative(initialLyapunov, "Φ⁰")
    self.coefficients = coefficients
    self.stepSize = stepSize
    self.noiseVariance = noiseVariance
    self.initialLyapunov = initialLyapunov
    contractionFactor = 1 - stepSize * mu
    floor = coefficients.noiseFactor / mu * noiseVariance
  }

  public func bound(afterRounds rounds: Int) -> Double {
    initialLyapunov * pow(contractionFactor, Double(rounds)) + floor
  }

  public var lyapunov: EF21SGDMLyapunov {
    EF21SGDMLyapunov(
      stepSize: stepSize, compressionWeight: coefficients.compressionWeight,
      momentumWeight: coefficients.momentumWeight, workerMomentumWeight: coefficients.workerMomentumWeight)
  }

  public var oneStep: OneStepInequality {
    OneStepInequality(
      factor: contractionFactor, noise: stepSize * noiseVariance * coefficients.noiseFactor)
  }
}
