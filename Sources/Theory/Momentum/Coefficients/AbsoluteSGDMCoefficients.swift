import Foundation

/// The coefficients of EF21-SGDM with a compressor of bounded absolute error, in the units of the step size:
/// `gᵢ⁺ = gᵢ + γ C((vᵢ⁺ − gᵢ)/γ)`.
///
///     b = 1/η,   A = 2(1 − η)²L²/η²,   B = L,   N = η/n,   r(γ) = γ²Δ²;   a = c = 0.
///
/// - Claim:   `A γ² + B γ ≤ 1` implies `E Φ⁺ ≤ Φ − (γ/2)‖∇f(x)‖² + γ(σ²N + γ²Δ²)`: no contraction parameter.
/// - Proof:   `G ≤ γ²Δ²` at every round, also at the start where `gᵢ⁰ = vᵢ⁰`; `‖g − ∇f‖² ≤ 2G + 2P`.
/// - Source:  `fatkhullin2023`, there with other constants.
public struct AbsoluteSGDMCoefficients: MomentumCoefficients {
  public static var method: String { "EF21-SGDM, absolute" }
  public static var floorFormula: String { "2σ²N + 2γ²Δ²" }

  public let compressor: AbsoluteClass
  /// `b`.
  public let momentumWeight: Double
  public let stepCondition: StepCondition
  public let noiseFactor: Double

  public init(
    smoothness: Double, compressor: AbsoluteClass, workerCount: Int, momentum eta: Double
  ) throws(HypothesisViolation) {
    try requireMethod(workerCount: workerCount, momentum: eta)
    self.compressor = compressor
    momentumWeight = 1 / eta
    stepCondition = try momentumCondition(smoothness: smoothness, momentum: eta, factor: 2)
    noiseFactor = eta / Double(workerCount)
  }

  public func lyapunov(stepSize: Double) -> EF21SGDMLyapunov {
    EF21SGDMLyapunov(
      stepSize: stepSize, compressionWeight: 0, momentumWeight: momentumWeight, workerMomentumWeight: 0)
  }

  public func residual(stepSize: Double) -> Double {
    stepSize * stepSize * compressor.errorBound * compressor.errorBound
  }

  /// `(Δ₀/(2Δ²T))^(1/3)`, `Δ₀ = f(x⁰) − f⋆`: the step that balances `2Δ₀/(γT)` against `2γ²Δ²` up to a factor 2, or
  /// the largest admissible one where this is smaller. The rate is then of the order `(Δ₀Δ/T)^(2/3)`.
  public func balancedStepSize(initialGap: Double, rounds: Int) -> Double {
    let square = compressor.errorBound * compressor.errorBound
    return min(
      stepCondition.largestStepSize, cbrt(initialGap / (2 * square * Double(rounds))))
  }
}
