public import GSL

/// What a worker of the error-feedback frame sends in a round, and when.
///
/// The frame keeps what is not sent; a rule only chooses. It does not promise to send anything, ever.
public protocol SendingRule: Sendable {
  /// What a worker remembers besides its error.
  associatedtype Memory: Sendable

  /// The memory before round 0.
  func memory(dimension d: Int) -> Memory

  /// Where the workers ask for gradients.
  var evaluation: EvaluationPoint { get }

  /// Writes the message `v` of one worker.
  ///
  /// - Parameters:
  ///   - pending: `e + γ g`, all that the worker could send.
  ///   - gradient: `g` alone, without the step size.
  ///   - x: The common iterate.
  ///   - message: `d` entries, all of which are written; its old content is not read.
  ///   - stream: The randomness of the rule, independent of the gradient noise.
  func send(
    _ pending: Span<Double>, gradient: Span<Double>, at x: Span<Double>, of worker: Int, in round: FeedbackRound,
    into message: inout MutableSpan<Double>, memory: inout Memory, using stream: inout RandomStream)
}

/// Where the workers of the error-feedback frame ask for gradients.
public enum EvaluationPoint: Hashable, Sendable {
  /// At the iterate `xᵗ` that all know.
  case commonIterate
  /// Each at its own `xᵗ − eₖᵗ`, where it would be had it kept all its steps to itself.
  case localIterate
}

/// The number of a round and its step size.
public struct FeedbackRound: Hashable, Sendable {
  /// `t`, from 0.
  public let index: Int
  /// `γₜ`.
  public let stepSize: Double

  public init(index: Int, stepSize: Double) {
    self.index = index
    self.stepSize = stepSize
  }
}

extension SendingRule {
  public var evaluation: EvaluationPoint { .commonIterate }

  /// Writes the message to an array.
  func send(
    _ pending: [Double], gradient: [Double], at x: [Double], of worker: Int, in round: FeedbackRound,
    into message: inout [Double], memory: inout Memory, using stream: inout RandomStream
  ) {
    var span = message.mutableSpan
    send(
      pending.span, gradient: gradient.span, at: x.span, of: worker, in: round, into: &span, memory: &memory,
      using: &stream)
  }
}

extension SendingRule where Memory == NoMemory {
  public func memory(dimension d: Int) -> NoMemory { NoMemory() }
}
