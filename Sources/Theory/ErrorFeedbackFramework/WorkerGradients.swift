/// How far the gradients of `n` workers may be from that of their mean:
///
///     (1/n) Σ_k ‖∇f_k(x)‖² ≤ ζ² + B²‖∇f(x)‖²,   f = (1/n) Σ_k f_k.
///
/// - Source: `stich2020` for one worker.
public struct WorkerGradients: Hashable, Sendable {
  /// `n`.
  public let workerCount: Int
  /// `ζ²`, in the units of a squared gradient.
  public let heterogeneity: Double
  /// `B² ≥ 1`.
  public let growth: Double

  public init(workerCount: Int, heterogeneity: Double = 0, growth: Double = 1) throws(HypothesisViolation) {
    try requireAtLeastOne(workerCount, "n")
    try requireNonnegative(heterogeneity, "ζ²")
    try require(1 <= growth && growth < .infinity, "1 ≤ B² < ∞", got: growth)
    self.init(unchecked: workerCount, heterogeneity, growth)
  }

  /// One worker.
  public static let single = WorkerGradients(unchecked: 1, 0, 1)

  private init(unchecked workerCount: Int, _ heterogeneity: Double, _ growth: Double) {
    self.workerCount = workerCount
    self.heterogeneity = heterogeneity
    self.growth = growth
  }
}
