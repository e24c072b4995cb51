public import GSL

/// The gradient of one random example of a worker.
///
///     ∇fᵢ(x, ξ) = ∇fᵢⱼ(x),   j uniform on the examples of worker i.
///
/// Expectations are sums over the examples. The workers hold equally many.
///
/// - Randomness: one integer a draw.
public struct RowSampling<Underlying: FiniteSumProblem>: FiniteNoiseOracle {
  public let problem: Underlying

  public init(of problem: Underlying) {
    let counts = (0..<problem.workerCount).map(problem.exampleCount(of:))
    precondition(Set(counts).count == 1, "the workers hold equally many examples")
    self.problem = problem
  }

  private var count: Int { problem.exampleCount(of: 0) }

  public var outcomeProbabilities: [Double] { [Double](repeating: 1 / Double(count), count: count) }

  /// A bound over all points and workers, from the problem's bound on the gradients of its examples.
  public var noiseVariance: Double {
    (0..<problem.workerCount).map(problem.samplingVarianceBound(of:)).max() ?? 0
  }

  public func gradient(of worker: Int, at x: Span<Double>, outcome: Int, into gradient: inout MutableSpan<Double>) {
    for k in gradient.indices { gradient[k] = 0 }
    problem.addGradient(ofExample: outcome, of: worker, at: x, weight: 1, to: &gradient)
  }

  public func gradient(
    of worker: Int, at x: Span<Double>, into gradient: inout MutableSpan<Double>, using stream: inout RandomStream
  ) {
    self.gradient(of: worker, at: x, outcome: stream.integer(below: count), into: &gradient)
  }
}
