import Foundation

/// The exact second moments of compressed gradient descent with Rand-k on a diagonal quadratic.
///
///     f(x) = ½ Σᵢ λᵢxᵢ²,   E xᵢ(t)² = xᵢ(0)² [1 − (k/d)(1 − (1 − ηλᵢ)²)]ᵗ.
///
/// - Proof:  entry `i` is multiplied by `1 − ηλᵢ` with probability `k/d` and stays else.
/// - Source: `beznosikov2023` for the setting.
public struct RandKDescentMoments: Hashable, Sendable {
  public let eigenvalues: [Double]
  /// The factor by which a round multiplies `E xᵢ²`, one an entry.
  public let factors: [Double]

  public init(eigenvalues: [Double], k: Int, stepSize: Double) throws(HypothesisViolation) {
    try require(1 <= k && k <= eigenvalues.count, "1 ≤ k ≤ d", got: Double(k))
    try requirePositive(stepSize, "η")
    let kept = Double(k) / Double(eigenvalues.count)
    self.eigenvalues = eigenvalues
    factors = eigenvalues.map { 1 - kept * (1 - (1 - stepSize * $0) * (1 - stepSize * $0)) }
  }

  /// `E f(x(t))`.
  public func loss(after rounds: Int, from x0: [Double]) -> Double {
    zip(eigenvalues, zip(factors, x0)).reduce(0) { sum, entry in
      sum + entry.0 * entry.1.1 * entry.1.1 * pow(entry.1.0, Double(rounds)) / 2
    }
  }
}
