public import GSL

/// Sends all at once: `v = γ g`, and the errors stay zero.
///
/// - Randomness: none.
public struct SendAll: SendingRule, Hashable {
  public init() {}

  public func send(
    _ pending: Span<Double>, gradient: Span<Double>, at x: Span<Double>, of worker: Int, in round: FeedbackRound,
    into message: inout MutableSpan<Double>, memory: inout NoMemory, using stream: inout RandomStream
  ) {
    copy(pending, into: &message)
  }
}

/// Stochastic gradient descent; with `n` workers mini-batch SGD, `xᵗ⁺¹ = xᵗ − γₜ (1/n) Σₖ gₖ(xᵗ)`.
public typealias StochasticGradientDescent = ErrorFeedback<SendAll>

extension ErrorFeedback where Rule == SendAll {
  public init(stepSizes: StepSizes) { self.init(SendAll(), stepSizes: stepSizes) }
}
