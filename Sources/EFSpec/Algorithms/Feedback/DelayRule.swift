public import GSL

/// How long the step of a round is on its way.
///
/// A rule that looks at the gradient is an adversary: it knows the noise of its own round, but not that of later
/// ones, so that it does not anticipate.
public protocol DelayRule: Sendable {
  /// `τ`, the largest delay.
  var largest: Int { get }

  /// The delay of one step, in `0 … τ`.
  ///
  /// - Parameters:
  ///   - gradient: The stochastic gradient that is to be delayed, without its step size.
  ///   - x: The point at which it was computed.
  ///   - stream: Randomness that is independent of the gradient noise.
  func delay(
    of gradient: Span<Double>, at x: Span<Double>, of worker: Int, inRound round: Int,
    using stream: inout RandomStream
  ) -> Int
}

/// Every step is late by the same number of rounds.
public struct FixedDelay: DelayRule, Hashable {
  public let largest: Int

  public init(_ delay: Int) {
    precondition(delay >= 0, "nothing arrives before it was sent")
    largest = delay
  }

  public func delay(
    of gradient: Span<Double>, at x: Span<Double>, of worker: Int, inRound round: Int,
    using stream: inout RandomStream
  ) -> Int {
    largest
  }
}

/// The delays of a table, which is read again from its start when it ends.
public struct DelayTable: DelayRule, Hashable {
  public let delays: [Int]
  public let largest: Int

  public init(_ delays: [Int]) {
    precondition(!delays.isEmpty && delays.allSatisfy { $0 >= 0 }, "delays are not negative")
    self.delays = delays
    largest = delays.max() ?? 0
  }

  public func delay(
    of gradient: Span<Double>, at x: Span<Double>, of worker: Int, inRound round: Int,
    using stream: inout RandomStream
  ) -> Int {
    delays[round % delays.count]
  }
}

/// Delays that are independent and uniform on `0 … τ`.
///
/// - Randomness: one integer a step, independent of the gradient noise.
public struct RandomDelay: DelayRule, Hashable {
  public let largest: Int

  public init(upTo largest: Int) {
    precondition(largest >= 0, "nothing arrives before it was sent")
    self.largest = largest
  }

  public func delay(
    of gradient: Span<Double>, at x: Span<Double>, of worker: Int, inRound round: Int,
    using stream: inout RandomStream
  ) -> Int {
    stream.integer(below: largest + 1)
  }
}

/// Delays chosen by an adversary who sees the stochastic gradient: late by `τ` where it wants, else at once.
///
/// The bound of the error for delays that are independent of the noise need not hold.
public struct AdversarialDelay: DelayRule {
  public let largest: Int
  private let isDelayed: @Sendable (_ gradient: Span<Double>, _ x: Span<Double>) -> Bool

  /// - Parameter isDelayed: Whether a step is delayed, by its stochastic gradient and the point where it was computed.
  public init(
    _ delay: Int, where isDelayed: @escaping @Sendable (_ gradient: Span<Double>, _ x: Span<Double>) -> Bool
  ) {
    precondition(delay >= 0, "nothing arrives before it was sent")
    largest = delay
    self.isDelayed = isDelayed
  }

  public func delay(
    of gradient: Span<Double>, at x: Span<Double>, of worker: Int, inRound round: Int,
    using stream: inout RandomStream
  ) -> Int {
    isDelayed(gradient, x) ? largest : 0
  }
}
