/// The exact sequential test of what averaging over independent workers gains: with `D_i` the relative error
/// of worker `i`, unbiased of variance at most `ω`,
///
///     E‖(1/n) Σ_i D_i‖² ≤ ω/n.
///
/// Workers that share their randomness, or are biased alike, break it.
public struct WorkerAverageTest: Hashable, Sendable, Codable {
  public let workerCount: Int
  /// `ω`.
  public let variance: Double
  private var test = RatioTest()

  /// - Parameters:
  ///   - workerCount: At least 1.
  ///   - variance: The promised variance of one worker, positive, widened by what rounding can do.
  public init(workerCount: Int, variance: Double) {
    precondition(workerCount >= 1 && variance > 0, "an average of workers needs one, and a positive variance")
    self.workerCount = workerCount
    self.variance = variance
  }

  /// Takes the errors of one round, one a worker.
  public mutating func feed(_ errors: [[Double]]) {
    precondition(errors.count == workerCount, "one error a worker")
    let n = Double(workerCount)
    var square = 0.0
    for i in errors[0].indices {
      let mean = errors.reduce(0) { $0 + $1[i] } / n
      square += mean * mean
    }
    test.feed(square * n / variance)
  }

  public var logWealth: Double { test.logWealth }
}
