/// How large the errors of EF14 are, for gradients of bounded size or constant ones.
///
/// With `q = √(1 − 1/δ)`:
///
///     E‖gᵢ‖² ≤ G²:  E‖eᵢ‖² ≤ η²G²(δ − 1)δ(1 + q)² ≤ 4δ(δ − 1)η²G²;
///     constant g, Rand-k:  E‖e‖² → η²‖g‖²(δ − 1)(2δ − 1),  E e → η(δ − 1)g,  covariance trace → η²‖g‖²δ(δ − 1),
///                          and noise of variance C adds (δ − 1)Cη² to E‖e‖²;
///     constant flat g, Top-k, d/k whole:  ‖e‖² = η²‖g‖²(δ − 1)(2δ − 1)/6 at every round, once all entries were sent;
///     n independent Rand-k, constant gᵢ with Σᵢ gᵢ = 0:  E‖ē‖² → η²δ(δ − 1)D/n,  D = (1/n) Σᵢ ‖gᵢ‖².
///
/// - Proof:     Minkowski's inequality in L²: `s⁺ ≤ q(s + ηG)`, whose limit is `qηG/(1 − q)`. Rand-k sends
///              an entry with probability `1/δ`, so that its age is geometric. Top-k sends the oldest
///              entries, so that the ages are `0, …, δ − 1`.
/// - Tightness: the first is attained by `C(y) = (1 − q)y`; the others are equalities.
/// - Source:    `beznosikov2023` for the setting.
public struct EF14ErrorMemory: Hashable, Sendable {
  public let compressor: ContractiveClass
  /// `η`.
  public let stepSize: Double

  public init(compressor: ContractiveClass, stepSize: Double) throws(HypothesisViolation) {
    try requirePositive(stepSize, "η")
    self.compressor = compressor
    self.stepSize = stepSize
  }

  private var delta: Double { compressor.delta }
  private var squaredStep: Double { stepSize * stepSize }

  /// `η²G²(δ − 1)δ(1 + q)²`.
  public func bound(squaredGradient: Double) -> Double {
    let q = compressor.error.squareRoot()
    return squaredStep * squaredGradient * (delta - 1) * delta * (1 + q) * (1 + q)
  }

  /// `4δ(δ − 1)η²G²`.
  public func simpleBound(squaredGradient: Double) -> Double {
    4 * delta * (delta - 1) * squaredStep * squaredGradient
  }

  /// `η²‖g‖²(δ − 1)(2δ − 1) + (δ − 1)Cη²`, the limit of `E‖e‖²` for Rand-k.
  public func randomSparsification(squaredGradient: Double, noiseVariance: Double = 0) -> Double {
    squaredStep * (delta - 1) * ((2 * delta - 1) * squaredGradient + noiseVariance)
  }

  /// `η(δ − 1)`, the limit of `E e` over `g` for Rand-k.
  public var randomSparsificationMeanFactor: Double { stepSize * (delta - 1) }

  /// `η²δ(δ − 1)D/n`, the limit of `E‖ē‖²` for `n` independent Rand-k and gradients of mean zero.
  public func meanOfIndependent(heterogeneity: Double, workerCount: Int) -> Double {
    squaredStep * delta * (delta - 1) * heterogeneity / Double(workerCount)
  }

  /// `η²‖g‖²(δ − 1)(2δ − 1)/6`, for Top-k and a flat gradient.
  public func flatGreedySparsification(squaredGradient: Double) -> Double {
    squaredStep * squaredGradient * (delta - 1) * (2 * delta - 1) / 6
  }
}
