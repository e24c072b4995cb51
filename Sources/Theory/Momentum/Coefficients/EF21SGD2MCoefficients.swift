/// The coefficients of EF21-SGD2M, which compresses the second of two momentum averages in a row.
///
/// With `m = 1 − η`,
///
///     a = 3/(2θ),   b = (3/(2η))(1 + 2m²),   c = e(η² + 2m²),   d = 3/(2η),   e = 9βη/(2θ),
///     A = 9(β/θ) L̃² (η⁴ + 3η²m² + 2m⁴) + 3m²L²((1 + 2m²)/η² + 2),   B = L,
///     N = (3η/(2n))(1 + 3m²) + (9βη³/(2θ))(η² + 3m²) + 3(1 − α)η⁴/(2θ).
///
/// - Claim:   `A γ² + B γ ≤ 1` implies `E Φ⁺ ≤ Φ − (γ/2)‖∇f(x)‖² + γσ²N`, and `N ≤ 6η/n + 15βη³/θ`.
/// - Proof:   `‖g − ∇f‖² ≤ 3(G + Q + P)` and the recursions of `ErrorRecursion` for double momentum; the coefficients
///            match in the order `G, Q, Q̃, P, P̃, R`.
/// - Remark:  the noise term `η²/α` of a single momentum is gone; in its place is `η⁴/α`, which `η³/α²` absorbs.
/// - Source:  `fatkhullin2023`, there with other constants.
public struct EF21SGD2MCoefficients: MomentumCoefficients {
  public static var method: String { "EF21-SGD2M" }

  /// `(a, b, c, d, e)`.
  public let weights: MomentumErrors
  public let stepCondition: StepCondition
  public let noiseFactor: Double

  public init(_ hypotheses: EF21SGDMHypotheses) throws(HypothesisViolation) {
    let (pair, eta) = (hypotheses.pair, hypotheses.momentum)
    let (square, rest) = (eta * eta, (1 - eta) * (1 - eta))
    let e = 4.5 * pair.ratio * eta
    weights = MomentumErrors(
      compression: 1.5 / pair.theta, momentum: 1.5 / eta * (1 + 2 * rest), workerMomentum: e * (square + 2 * rest),
      second: 1.5 / eta, workerSecond: e)
    let (smoothness, workerSmoothness) = (hypotheses.smoothness, hypotheses.quadraticMeanSmoothness)
    stepCondition = try StepCondition(
      quadratic: 9 * pair.ratio * workerSmoothness * workerSmoothness
        * (square * square + 3 * square * rest + 2 * rest * rest)
        + 3 * rest * smoothness * smoothness * ((1 + 2 * rest) / square + 2),
      linear: smoothness)
    noiseFactor =
      1.5 * eta / Double(hypotheses.workerCount) * (1 + 3 * rest) + e * square * (square + 3 * rest)
      + 1.5 * pair.noiseRatio * square * square
  }

  public func lyapunov(stepSize: Double) -> EF21SGD2MLyapunov {
    EF21SGD2MLyapunov(stepSize: stepSize, weights: weights)
  }
}
