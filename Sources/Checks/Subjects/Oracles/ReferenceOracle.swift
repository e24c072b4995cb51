public import EFSpec
import GSL

extension FunctionOracle {
  /// An oracle of this package as a subject. A batch of `B` is the mean of `B` independent draws; a draw of
  /// `∇f` is the mean of one draw of every worker.
  ///
  /// - Parameter minimiser: The minimiser of the problem, where it is known.
  public init(_ oracle: some GradientOracle, name: String, minimiser: [Double]? = nil) {
    let problem = oracle.problem
    let n = problem.workerCount
    self.init(
      name: name, dimension: problem.dimension, workerCount: n, takesBatches: true, minimiser: minimiser,
      value: { problem.loss(at: $0.span) },
      gradient: { worker, x in worker.map { problem.gradient(of: $0, at: x) } ?? problem.gradient(at: x) },
      draw: { worker, x, batchSize, stream in
        let workers = worker.map { [$0] } ?? Array(0..<n)
        let batch = batchSize ?? 1
        var sum = [Double](repeating: 0, count: x.count)
        for i in workers {
          for _ in 0..<batch { add(1, oracle.gradient(of: i, at: x, using: &stream), to: &sum) }
        }
        let weight = 1 / Double(workers.count * batch)
        return workers.count * batch == 1 ? sum : sum.map { weight * $0 }
      })
  }
}

extension GradientOracle {
  /// One draw of `∇fᵢ(x, ξ)`.
  fileprivate func gradient(of worker: Int, at x: [Double], using stream: inout RandomStream) -> [Double] {
    var gradient = [Double](repeating: 0, count: x.count)
    var span = gradient.mutableSpan
    self.gradient(of: worker, at: x.span, into: &span, using: &stream)
    return gradient
  }
}

/// `sum += weight · vector`.
private func add(_ weight: Double, _ vector: [Double], to sum: inout [Double]) {
  for i in sum.indices { sum[i] += weight * vector[i] }
}
