/// The coefficients of the Lyapunov function of EF21-SGDM, of its step condition and of its noise.
///
/// With a weight `w` in (0, 1), `κ = η² + (1 − η)²`,
///
///     a = 1/(2wθ),   b = 1/(2(1 − w)η),   c = βη/(wθ),
///     A = (2β/(wθ)) κ L̃² + (1 − η)² L²/((1 − w)η²),   B = L,
///     N = (1 − α)η²/(2wθ) + η/(2(1 − w)n) + βη³/(wθ).
///
/// - Claim:   `A γ² + B γ ≤ 1` implies `E Φ⁺ ≤ Φ − (γ/2)‖∇f(x)‖² + γσ²N`.
/// - Proof:   with `R = ‖x⁺ − x‖²`, Young's inequality gives
///            `E P⁺ ≤ (1 − η)P + ((1 − η)²/η) L²R + η²σ²/n`, the same for `P̃` with `L̃²` and `σ²`, and
///            `E G⁺ ≤ (1 − θ)G + 2βη²P̃ + 2βη²L̃²R + (1 − α)η²σ²`: the noise is orthogonal before the
///            compression is bounded. In `f(x⁺) ≤ f(x) − (γ/2)‖∇f‖² − (1/(2γ) − L/2)R + (γ/2)‖g − ∇f‖²`
///            use `‖g − ∇f‖² ≤ G/w + P/(1 − w)`; the coefficients satisfy `aθ = 1/(2w)`,
///            `bη = 1/(2(1 − w))` and `cη = 2aβη²`; collect `R` and `σ²`.
/// - Remark:  a small `w` trades the compression terms for a noise term that tends to `η/(2n)`.
/// - Source:  `fatkhullin2023`, there with other constants; these are smaller.
public struct EF21SGDMCoefficients: Hashable, Sendable {
  /// `a`, the weight of the compression error.
  public let compressionWeight: Double
  /// `b`, the weight of the momentum error.
  public let momentumWeight: Double
  /// `c`, the weight of the workers' momentum errors.
  public let workerMomentumWeight: Double
  /// `A γ² + B γ ≤ 1`.
  public let stepCondition: StepCondition
  /// `N`, the factor of `γσ²` in one step; `2σ²N` is the floor.
  public let noiseFactor: Double

  /// - Parameter weight: `w`; 1/2 treats the compression and the momentum error alike.
  public init(_ hypotheses: EF21SGDMHypotheses, weight w: Double = 0.5) throws(HypothesisViolation) {
    try require(0 < w && w < 1, "0 < w < 1", got: w)
    let pair = hypotheses.pair
    let eta = hypotheses.momentum
    let rest = 1 - eta
    let kappa = eta * eta + rest * rest
    let smoothness = hypotheses.smoothness
    let workerSmoothness = hypotheses.quadraticMeanSmoothness
    compressionWeight = 1 / (2 * w * pair.theta)
    momentumWeight = 1 / (2 * (1 - w) * eta)
    workerMomentumWeight = pair.beta * eta / (w * pair.theta)
    stepCondition = try StepCondition(
      quadratic: 2 * pair.ratio / w * kappa * workerSmoothness * workerSmoothness
        + rest * rest * smoothness * smoothness / ((1 - w) * eta * eta),
      linear: smoothness)
    noiseFactor =
      pair.noiseRatio * eta * eta / (2 * w) + eta / (2 * (1 - w) * Double(hypotheses.workerCount))
      + pair.ratio * eta * eta * eta / w
  }

  /// The Lyapunov function at a step size.
  public func lyapunov(stepSize: Double) -> EF21SGDMLyapunov {
    EF21SGDMLyapunov(
      stepSize: stepSize, compressionWeight: compressionWeight, momentumWeight: momentumWeight,
      workerMomentumWeight: workerMomentumWeight)
  }
}
