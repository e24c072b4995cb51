/// The coefficients of EF21-STORM, whose momentum takes gradients of one sample at two points.
///
/// With `m = 1 − η` and the mean-squared smoothness `l̃² = (1/n) Σ lᵢ²` of the noise,
///
///     a = 1/θ,   b = 1/η,   c = 2βη/θ,
///     A = 4(β/θ)L̃² + 4((1 − α)/θ)m²l̃² + (4/(nη))m²l̃² + 8(β/θ)ηm²l̃²,   B = L,
///     N = 2(1 − α)η²/θ + 2η/n + 4βη³/θ.
///
/// - Hypothesis: `E‖[∇fᵢ(x, ξ) − ∇fᵢ(y, ξ)] − [∇fᵢ(x) − ∇fᵢ(y)]‖² ≤ lᵢ²‖x − y‖²`.
/// - Claim:   `A γ² + B γ ≤ 1` implies `E Φ⁺ ≤ Φ − (γ/2)‖∇f(x)‖² + γσ²N`.
/// - Proof:   the part of mean zero is `Z = η noise(x⁺) + m(noise(x⁺) − noise(x))`, `E‖Z‖² ≤ 2η²σ² + 2m²l̃²R`; then the
///            recursions of `ErrorRecursion` and `‖g − ∇f‖² ≤ 2(G + P)`.
/// - Source:  `fatkhullin2023`, there with other constants.
public struct EF21STORMCoefficients: MomentumCoefficients {
  public static var method: String { "EF21-STORM" }

  /// `(a, b, c, 0, 0)`.
  public let weights: MomentumErrors
  public let stepCondition: StepCondition
  public let noiseFactor: Double

  /// - Parameter noiseSmoothness: `l̃`, at least 0.
  public init(_ hypotheses: EF21SGDMHypotheses, noiseSmoothness: Double) throws(HypothesisViolation) {
    try requireNonnegative(noiseSmoothness, "l̃")
    let (pair, eta, n) = (hypotheses.pair, hypotheses.momentum, Double(hypotheses.workerCount))
    let workerSmoothness = hypotheses.quadraticMeanSmoothness
    weights = MomentumErrors(
      compression: 1 / pair.theta, momentum: 1 / eta, workerMomentum: 2 * pair.ratio * eta)
    // m²l̃².
    let drift = (1 - eta) * (1 - eta) * noiseSmoothness * noiseSmoothness
    stepCondition = try StepCondition(
      quadratic: 4 * pair.ratio * workerSmoothness * workerSmoothness
        + 4 * drift * (pair.noiseRatio + 1 / (n * eta) + 2 * pair.ratio * eta),
      linear: hypotheses.smoothness)
    noiseFactor = 2 * pair.noiseRatio * eta * eta + 2 * eta / n + 4 * pair.ratio * eta * eta * eta
  }

  public func lyapunov(stepSize: Double) -> EF21SGDMLyapunov {
    EF21SGDMLyapunov(
      stepSize: stepSize, compressionWeight: weights.compression, momentumWeight: weights.momentum,
      workerMomentumWeight: weights.workerMomentum)
  }
}
