public import GSL

/// Sends a compressed form of all that is pending: `v = C(e + γ g)`.
///
/// - Randomness: one draw of the compressor.
public struct SendCompressed<C: Compressor>: SendingRule {
  public let compressor: C

  public init(_ compressor: C) { self.compressor = compressor }

  public func send(
    _ pending: Span<Double>, gradient: Span<Double>, at x: Span<Double>, of worker: Int, in round: FeedbackRound,
    into message: inout MutableSpan<Double>, memory: inout NoMemory, using stream: inout RandomStream
  ) {
    compressor.compress(pending, into: &message, using: &stream)
  }
}

/// EC-SGD, on one worker or many: with a constant step size `EF14`, with decreasing ones `DecreasingStepEF14`.
public typealias ErrorCompensatedSGD<C: Compressor> = ErrorFeedback<SendCompressed<C>>

extension ErrorFeedback {
  public init<C: Compressor>(compressor: C, stepSizes: StepSizes) where Rule == SendCompressed<C> {
    self.init(SendCompressed(compressor), stepSizes: stepSizes)
  }
}
