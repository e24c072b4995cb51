/// SGD with delayed gradients: `v_t = γ_{t−τ} g_{t−τ}`, or delays of at most `τ` that do not depend on the noise.
///
/// `A = τ + M`, `σ″² = τσ²`, a window of `τ` rounds.
public struct DelayMemory: SingleNodeErrorMemory {
  public static var name: String { "D-SGD" }
  public static var formulas: MemoryFormulas {
    MemoryFormulas(growth: "M", variance: "σ²", reach: "τ", loop: "τ(τ + M)", noise: "τσ²")
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
      growth: noise.growth, variance: noise.floor, gradientWeight: tau + noise.growth, noise: tau * noise.floor,
      window: .last(rounds: delay))
  }
}
