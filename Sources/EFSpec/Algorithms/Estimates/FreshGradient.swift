public import GSL

/// The last stochastic gradient, `wᵢᵗ⁺¹ = ∇fᵢ(xᵗ⁺¹, ξᵢ)`: no momentum.
///
/// - Randomness: one gradient a round.
public struct FreshGradient: GradientEstimator, Hashable {
  public init() {}

  public func memory(
    from batch: [Double], of worker: Int, at x0: [Double], on oracle: some GradientOracle
  ) -> GradientMemory {
    GradientMemory(v: batch)
  }

  public func update(
    _ memory: inout GradientMemory, of worker: Int, at x: [Double], inRound round: Int,
    on oracle: some GradientOracle, scratch: inout [Double], using stream: inout RandomStream
  ) {
    oracle.gradient(of: worker, at: x, into: &memory.v, using: &stream)
  }
}
