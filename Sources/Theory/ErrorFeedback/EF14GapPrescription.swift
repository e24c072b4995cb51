import Foundation

/// The constant step size of EF14 for a given number of rounds, and what it guarantees.
///
///     η = min{η_max, 4 ln(K+1)/(μ(K+1))},
///     bound ≤ envelope = 2μX₀ max{1/((K+1)² − 1), 1/(exp(μη_max(K+1)/2) − 1)} + 16 ln(K+1)σ/(μ(K+1))
///                        + 768L(δ − 1) ln²(K+1)N/(μ(K+1))².
///
/// - Hypotheses: those of `EF14ConvexHypotheses`, and `K ≥ 1`.
/// - Proof:      `(1 − c)^{−m} ≥ exp(cm)`; at the second entry of the minimum `exp(μη(K+1)/2) = (K+1)²`.
/// - Source:     `beznosikov2023`, with other constants.
public struct EF14GapPrescription: Hashable, Sendable {
  /// `η`.
  public let stepSize: Double
  /// The bound of the weighted mean of the gaps at this step size.
  public let bound: Double
  /// The closed form above it.
  public let envelope: Double

  public init(
    _ hypotheses: EF14ConvexHypotheses, initialSquaredDistance: Double, rounds K: Int
  ) throws(HypothesisViolation) {
    try requireAtLeastOne(K, "K")
    let mu = hypotheses.strongConvexity
    let largest = hypotheses.largestStepSize
    let m = Double(K + 1)
    stepSize = min(largest, 4 * log(m) / (mu * m))
    bound = try EF14GapBound(
      hypotheses, stepSize: stepSize, initialSquaredDistance: initialSquaredDistance
    ).bound(afterRounds: K)
    envelope =
      2 * mu * initialSquaredDistance * max(1 / (m * m - 1), 1 / expm1(mu * largest * m / 2))
      + 16 * log(m) * hypotheses.virtualNoise / (mu * m)
      + 768 * hypotheses.smoothness * (hypotheses.compressor.delta - 1) * log(m) * log(m) * hypotheses.errorSource
      / (mu * m * mu * m)
  }
}
