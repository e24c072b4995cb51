public import GSL

/// A momentum average of stochastic gradients, `wᵢᵗ⁺¹ = vᵢᵗ⁺¹ = (1 − ηₜ) vᵢᵗ + ηₜ ∇fᵢ(xᵗ⁺¹, ξᵢ)`.
///
/// - Randomness: one gradient a round.
public struct MomentumAverage: GradientEstimator, Hashable {
  public let momenta: Momenta

  public init(_ momenta: Momenta) {
    precondition(momenta[0] > 0, "a momentum is in (0, 1]")
    self.momenta = momenta
  }

  public func memory(
    from batch: [Double], of worker: Int, at x0: [Double], on oracle: some GradientOracle
  ) -> GradientMemory {
    GradientMemory(v: batch)
  }

  public func update(
    _ memory: inout GradientMemory, of worker: Int, at x: [Double], inRound round: Int,
    on oracle: some GradientOracle, scratch: inout [Double], using stream: inout RandomStream
  ) {
    oracle.gradient(of: worker, at: x, into: &scratch, using: &stream)
    blend(momenta[round], of: scratch, into: &memory.v)
  }
}
