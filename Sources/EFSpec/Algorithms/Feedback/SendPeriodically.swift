public import GSL

/// Sends everything after every `H`-th gradient and nothing in between: local SGD.
///
///     xₖ ← xₖ − γₜ gₖ(xₖ) for H rounds,   then xₖ ← (1/n) Σⱼ xⱼ for all k.
///
/// In the frame the worker's iterate is `xₖ = xᵗ − eₖᵗ`, where `xᵗ` is the last mean that was formed. The virtual
/// iterate is the mean `x̄` of the workers' iterates at every time. With `H = 1` it is mini-batch SGD.
///
/// - Randomness: none.
public struct SendPeriodically: SendingRule, Hashable {
  /// The number `H` of local steps, at least 1.
  public let localSteps: Int

  public init(localSteps: Int) {
    precondition(localSteps >= 1, "a worker makes at least one step between two means")
    self.localSteps = localSteps
  }

  public var evaluation: EvaluationPoint { .localIterate }

  public func send(
    _ pending: Span<Double>, gradient: Span<Double>, at x: Span<Double>, of worker: Int, in round: FeedbackRound,
    into message: inout MutableSpan<Double>, memory: inout NoMemory, using stream: inout RandomStream
  ) {
    guard !(round.index + 1).isMultiple(of: localSteps) else { return copy(pending, into: &message) }
    for j in message.indices { message[j] = 0 }
  }
}

/// Local SGD: `H` steps of every worker by itself, then all take the mean.
public typealias LocalSGD = ErrorFeedback<SendPeriodically>

extension ErrorFeedback where Rule == SendPeriodically {
  public init(localSteps: Int, stepSizes: StepSizes) {
    self.init(SendPeriodically(localSteps: localSteps), stepSizes: stepSizes)
  }
}
