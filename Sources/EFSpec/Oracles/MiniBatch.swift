public import GSL

/// The mean gradient of `B` random examples of a worker.
///
///     ∇fᵢ(x, ξ) = (1/B) Σ_{j ∈ ξ} ∇fᵢⱼ(x).
///
/// Let `sᵢ²` be the variance of the gradient of one random example. The variance of the mean is `sᵢ²/B` with
/// replacement and `(sᵢ²/B)(mᵢ − B)/(mᵢ − 1)` without, both exactly.
///
/// - Randomness: `B` integers a draw, or a random set of size `B`.
public struct MiniBatch<Underlying: FiniteSumProblem>: GradientOracle {
  /// Whether an example may come twice in one batch.
  public enum Sampling: Hashable, Sendable {
    case withReplacement, withoutReplacement
  }

  public let problem: Underlying
  /// The number `B` of examples.
  public let batchSize: Int
  public let sampling: Sampling

  /// - Precondition: Without replacement, no worker has fewer than `B` examples.
  public init(of problem: Underlying, batchSize: Int, sampling: Sampling) {
    precondition(batchSize >= 1, "a batch holds at least one example")
    precondition(
      sampling == .withReplacement
        || (0..<problem.workerCount).allSatisfy { problem.exampleCount(of: $0) >= batchSize },
      "a batch without replacement is no larger than a worker's data")
    self.problem = problem
    self.batchSize = batchSize
    self.sampling = sampling
  }

  public func gradient(
    of worker: Int, at x: Span<Double>, into gradient: inout MutableSpan<Double>, using stream: inout RandomStream
  ) {
    let count = problem.exampleCount(of: worker)
    let batch =
      switch sampling {
      case .withReplacement: (0..<batchSize).map { _ in stream.integer(below: count) }
      case .withoutReplacement: stream.subset(of: count, count: batchSize)
      }
    for i in gradient.indices { gradient[i] = 0 }
    for j in batch {
      problem.addGradient(ofExample: j, of: worker, at: x, weight: 1 / Double(batchSize), to: &gradient)
    }
  }

  /// A bound over all points and workers, from the problem's bound on the gradients of its examples.
  public var noiseVariance: Double {
    (0..<problem.workerCount).map { variance(problem.samplingVarianceBound(of: $0), of: $0) }.max() ?? 0
  }

  /// `E‖∇fᵢ(x, ξ) − ∇fᵢ(x)‖²`, by a sum over the worker's examples.
  public func variance(of worker: Int, at x: [Double]) -> Double {
    variance(problem.samplingVariance(of: worker, at: x), of: worker)
  }

  /// The variance of the mean of a batch, where that of one example is `single`.
  private func variance(_ single: Double, of worker: Int) -> Double {
    let m = Double(problem.exampleCount(of: worker))
    let b = Double(batchSize)
    switch sampling {
    case .withReplacement: return single / b
    case .withoutReplacement: return m == b ? 0 : single / b * (m - b) / (m - 1)
    }
  }
}
