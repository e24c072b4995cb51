/// The coefficients of SGDM, without compression.
///
///     b = 1/(2η),   A = (1 − η)²L²/η²,   B = L,   N = η/(2n);   a = c = 0.
///
/// - Claim:   `A γ² + B γ ≤ 1` implies `E Φ⁺ ≤ Φ − (γ/2)‖∇f(x)‖² + γσ²N`. The step `γ = η/(2L)` is always admissible.
/// - Proof:   `g = v`, so that `‖g − ∇f‖² = P`; it is the limit `w → 0` of `EF21SGDMCoefficients`. The step:
///            `(1 − η)²/4 + η/2 ≤ 1`.
/// - Source:  `fatkhullin2023`.
public struct SGDMCoefficients: MomentumCoefficients {
  public static var method: String { "SGDM" }

  /// `b`.
  public let momentumWeight: Double
  public let stepCondition: StepCondition
  public let noiseFactor: Double

  public init(smoothness: Double, workerCount: Int, momentum eta: Double) throws(HypothesisViolation) {
    try requireMethod(workerCount: workerCount, momentum: eta)
    momentumWeight = 1 / (2 * eta)
    stepCondition = try momentumCondition(smoothness: smoothness, momentum: eta, factor: 1)
    noiseFactor = eta / (2 * Double(workerCount))
  }

  public func lyapunov(stepSize: Double) -> EF21SGDMLyapunov {
    EF21SGDMLyapunov(
      stepSize: stepSize, compressionWeight: 0, momentumWeight: momentumWeight, workerMomentumWeight: 0)
  }
}

/// Throws unless there are workers and a momentum in (0, 1].
func requireMethod(workerCount: Int, momentum eta: Double) throws(HypothesisViolation) {
  try requireAtLeastOne(workerCount, "n")
  try require(0 < eta && eta <= 1, "0 < η ≤ 1", got: eta)
}

/// `A = factor (1 − η)²L²/η²`, `B = L`.
func momentumCondition(
  smoothness: Double, momentum eta: Double, factor: Double
) throws(HypothesisViolation) -> StepCondition {
  try requirePositive(smoothness, "L")
  return try StepCondition(
    quadratic: factor * (1 - eta) * (1 - eta) * smoothness * smoothness / (eta * eta), linear: smoothness)
}
