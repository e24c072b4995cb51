/// SGD with delays of at most `τ` that may depend on the noise drawn so far.
///
/// `A = τ(1 + M)`, `σ″² = τ²σ²`, a window of `τ` rounds.
public struct AdversarialDelayMemory: NonconvexErrorMemory {
  public static var name: String { "D-SGD, adversarial delays" }
  public static var formulas: MemoryFormulas {
    MemoryFormulas(growth: "M", variance: "σ²", reach: "τ", loop: "τ²(1 + M)", noise: "τ²σ²")
  }

  /// `τ`.
  public let delay: Int

  public init(delay: Int) throws(HypothesisViolation) {
    try require(delay >= 0, "τ ≥ 0", got: Double(delay))
    self.delay = delay
  }

  public func constants(under noise: NoiseConstants) -> MemoryConstants {
    let tau = Double(delay)
    return MemoryConstants(
      growth: noise.growth, variance: noise.floor, gradientWeight: tau * (1 + noise.growth),
      noise: tau * tau * noise.floor, window: .last(rounds: delay))
  }
}
