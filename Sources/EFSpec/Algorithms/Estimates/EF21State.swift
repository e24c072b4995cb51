/// The state of a method in the EF21 frame.
public struct EF21State<Memory: EstimatorMemory>: IterateState {
  /// The iterate `xᵗ`.
  public internal(set) var x: [Double]
  /// What the estimators remember, one a worker.
  public internal(set) var memories: [Memory]
  /// The estimates `gᵢᵗ`, one a worker.
  public internal(set) var g: [[Double]]
  /// The server's `gᵗ`, kept up to date by adding messages; `(1/n) Σᵢ gᵢᵗ` but for rounding.
  public internal(set) var serverEstimate: [Double]
  /// The number `t` of rounds that were run.
  public internal(set) var round: Int
  var scratch: WorkerScratch

  /// A state in the middle of a run; its step sizes and momenta are those of round 0.
  public init(x: [Double], memories: [Memory], g: [[Double]]) {
    precondition(memories.count == g.count, "every worker has a memory and an estimate")
    precondition(
      (g + memories.flatMap { [$0.v, $0.target] }).allSatisfy { $0.count == x.count },
      "estimates have the dimension of the iterate")
    self.x = x
    self.memories = memories
    self.g = g
    serverEstimate = mean(of: g)
    round = 0
    scratch = WorkerScratch(dimension: x.count)
  }

  /// The workers' own estimates `vᵢᵗ` of their gradients, one a worker.
  public var v: [[Double]] { memories.map(\.v) }

  /// The vectors `wᵢᵗ` that the messages pursue, one a worker.
  public var targets: [[Double]] { memories.map(\.target) }
}
