/// The state of a method in the error-feedback frame.
public struct ErrorFeedbackState<Memory: Sendable>: IterateState {
  /// The iterate `xᵗ` that all workers know; in local SGD the last mean that was formed.
  public internal(set) var x: [Double]
  /// The errors `eₖᵗ`, one a worker: what it has computed and not yet sent.
  public internal(set) var e: [[Double]]
  /// The number `t` of rounds that were run.
  public internal(set) var round: Int
  /// What the rule remembers besides the errors, one a worker.
  var memories: [Memory]
  var step: [Double]
  var scratch: WorkerScratch

  init(x: [Double], e: [[Double]], memories: [Memory]) {
    precondition(e.allSatisfy { $0.count == x.count }, "errors have the dimension of the iterate")
    self.x = x
    self.e = e
    self.memories = memories
    round = 0
    step = x
    scratch = WorkerScratch(dimension: x.count)
  }

  /// The virtual iterate `x̃ᵗ = xᵗ − (1/n) Σₖ eₖᵗ`; in local SGD the mean of the workers' iterates.
  public var virtualIterate: [Double] {
    var virtual = x
    add(-1, mean(of: e), to: &virtual)
    return virtual
  }

  /// The workers' own iterates `xᵗ − eₖᵗ`, at which local SGD asks for gradients.
  public var localIterates: [[Double]] {
    e.map { error in
      var local = x
      add(-1, error, to: &local)
      return local
    }
  }

  /// `(1/n) Σₖ ‖xₖ − x̄‖²` over the workers' own iterates `xₖ = xᵗ − eₖᵗ`.
  public var consensusDistance: Double {
    let center = mean(of: e)
    return e.reduce(0) { $0 + squaredDistance($1.span, center.span) } / Double(e.count)
  }
}

/// What a rule remembers that needs to remember nothing.
public struct NoMemory: Hashable, Sendable {
  public init() {}
}

extension ErrorFeedbackState where Memory == NoMemory {
  /// A state in the middle of a run.
  public init(x: [Double], e: [[Double]]) {
    self.init(x: x, e: e, memories: e.map { _ in NoMemory() })
  }
}
