public import GSL

/// Exact gradients plus one given vector a worker: replays a recorded round.
///
///     ∇fᵢ(x, ξ) = ∇fᵢ(x) + ξᵢ.
///
/// The vectors do not change from call to call, so that the oracle stands for one round; a recorded run
/// is replayed by one such oracle a round. It is no unbiased oracle by itself.
///
/// - Randomness: none.
public struct GivenNoise<Underlying: Problem>: GradientOracle {
  public let problem: Underlying
  /// The vectors `ξᵢ`, one a worker.
  public let noise: [[Double]]

  public init(on problem: Underlying, noise: [[Double]]) {
    precondition(noise.count == problem.workerCount, "every worker has its noise")
    precondition(noise.allSatisfy { $0.count == problem.dimension }, "noise has the dimension of the problem")
    self.problem = problem
    self.noise = noise
  }

  public func gradient(
    of worker: Int, at x: Span<Double>, into gradient: inout MutableSpan<Double>, using stream: inout RandomStream
  ) {
    problem.gradient(of: worker, at: x, into: &gradient)
    let shift = noise[worker]
    add(1, shift.span, to: &gradient)
  }

  /// The largest `‖ξᵢ‖²`.
  public var noiseVariance: Double { noise.map { squaredNorm($0.span) }.max() ?? 0 }
}
