public import GSL

/// Gradients with noise in proportion to the point instead of the gradient.
///
///     ∇fᵢ(x, ξ) = ∇fᵢ(x) + ν w∘x,   ν = ±1 with equal probabilities,   E‖ξ‖² = Σⱼ wⱼ²xⱼ².
///
/// Where gradients stay bounded while the point goes away, no finite `(M, σ²)` bounds the variance by
/// `M‖∇fᵢ(x)‖² + σ²`: a family that violates the assumption, though every single variance is finite.
///
/// - Randomness: one sign a draw.
/// - Source: `stich2020` for the assumption that it violates.
public struct PositionNoise<Underlying: Problem>: FiniteNoiseOracle {
  public let problem: Underlying
  /// The weights `wⱼ`, one a coordinate.
  public let weights: [Double]

  public init(on problem: Underlying, weights: [Double]) {
    precondition(weights.count == problem.dimension, "every coordinate has a weight")
    self.problem = problem
    self.weights = weights
  }

  public var outcomeProbabilities: [Double] { [0.5, 0.5] }
  public var noiseVariance: Double { weights.allSatisfy { $0 == 0 } ? 0 : .infinity }

  public func gradient(of worker: Int, at x: Span<Double>, outcome: Int, into gradient: inout MutableSpan<Double>) {
    problem.gradient(of: worker, at: x, into: &gradient)
    let sign = outcome == 0 ? -1.0 : 1
    for j in x.indices { gradient[j] += sign * weights[j] * x[j] }
  }

  public func gradient(
    of worker: Int, at x: Span<Double>, into gradient: inout MutableSpan<Double>, using stream: inout RandomStream
  ) {
    self.gradient(of: worker, at: x, outcome: stream.bernoulli(0.5) ? 1 : 0, into: &gradient)
  }
}
