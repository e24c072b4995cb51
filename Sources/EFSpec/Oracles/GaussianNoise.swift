public import GSL

/// Exact gradients plus normal noise whose law does not depend on the point.
///
///     ∇fᵢ(x, ξ) = ∇fᵢ(x) + ξ,   ξ ~ N(0, (σ²/d) I),   E‖ξ‖² = σ².
///
/// - Randomness: `d` normal numbers a draw.
public struct GaussianNoise<Underlying: Problem>: GradientOracle {
  public let problem: Underlying
  /// The total variance `σ²`, over all entries together.
  public let noiseVariance: Double

  public init(on problem: Underlying, variance: Double) {
    precondition(variance >= 0 && variance.isFinite, "a variance is finite and not negative")
    self.problem = problem
    noiseVariance = variance
  }

  public func gradient(
    of worker: Int, at x: Span<Double>, into gradient: inout MutableSpan<Double>, using stream: inout RandomStream
  ) {
    var noise = [Double](repeating: 0, count: x.count)
    var span = noise.mutableSpan
    stream.fillGaussian(&span, standardDeviation: (noiseVariance / Double(x.count)).squareRoot())
    problem.gradient(of: worker, at: x, into: &gradient)
    add(1, noise.span, to: &gradient)
  }
}
