public import GSL

/// Sends every gradient whole, but late: the step of round `i` is sent in round `i + Dᵢ`.
///
///     vᵗ = Σ γᵢ gᵢ over all i ≤ t with i + Dᵢ = t,   eᵗ = Σ γᵢ gᵢ over all i < t with i + Dᵢ ≥ t.
///
/// A step carries the step size of the round in which it was computed. With a fixed delay `τ` the iterates
/// `x⁰, …, x^τ` are all equal.
///
/// - Randomness: that of the delays.
/// - Complexity: memory for `τ + 1` vectors a worker.
public struct SendDelayed<Delay: DelayRule>: SendingRule {
  public let delays: Delay

  public init(_ delays: Delay) { self.delays = delays }

  /// The steps on their way, by the round of their arrival modulo `τ + 1`.
  public struct Memory: Sendable {
    var arrivals: [[Double]]
  }

  public func memory(dimension d: Int) -> Memory {
    Memory(arrivals: Array(repeating: Array(repeating: 0, count: d), count: delays.largest + 1))
  }

  public func send(
    _ pending: Span<Double>, gradient: Span<Double>, at x: Span<Double>, of worker: Int, in round: FeedbackRound,
    into message: inout MutableSpan<Double>, memory: inout Memory, using stream: inout RandomStream
  ) {
    let delay = delays.delay(of: gradient, at: x, of: worker, inRound: round.index, using: &stream)
    precondition(0 <= delay && delay <= delays.largest, "a delay is in 0 … τ")
    let slots = delays.largest + 1
    accumulate(round.stepSize, gradient, in: &memory.arrivals[(round.index + delay) % slots])
    empty(&memory.arrivals[round.index % slots], into: &message)
  }

  /// `y ← y + a x`.
  private func accumulate(_ a: Double, _ x: Span<Double>, in y: inout [Double]) {
    var span = y.mutableSpan
    add(a, x, to: &span)
  }

  /// `out ← y`, then `y ← 0`.
  private func empty(_ y: inout [Double], into out: inout MutableSpan<Double>) {
    copy(y.span, into: &out)
    clear(&y)
  }
}

/// D-SGD: stochastic gradient descent along delayed gradients.
public typealias DelayedSGD<Delay: DelayRule> = ErrorFeedback<SendDelayed<Delay>>

extension ErrorFeedback {
  public init<Delay: DelayRule>(delays: Delay, stepSizes: StepSizes) where Rule == SendDelayed<Delay> {
    self.init(SendDelayed(delays), stepSizes: stepSizes)
  }
}
