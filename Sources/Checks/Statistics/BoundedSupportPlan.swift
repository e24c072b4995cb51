import Foundation

/// `kl(p, q) = p log(p/q) + (1 − p) log((1 − p)/(1 − q))`, in nats, for `p` in [0, 1] and `q` in (0, 1).
public func bernoulliDivergence(_ p: Double, _ q: Double) -> Double {
  let head = p > 0 ? p * log(p / q) : 0
  let tail = p < 1 ? (1 - p) * (log1p(-p) - log1p(-q)) : 0
  return head + tail
}

/// What the hardest law on a known support costs to refute.
///
/// Of all laws of `r` in [0, B] with mean `(1 + ε)c` the one on the two points {0, B} grows the wealth of every bet
/// least, since `log(1 + l(y − 1))` is concave in `y`; its information is `kl((1 + ε)c/B, c/B)`.
public struct BoundedSupportPlan: Hashable, Sendable {
  /// The information of the hardest law, in nats a call.
  public let information: Double

  /// - Parameters:
  ///   - excess: `ε > 0`.
  ///   - bound: The claimed `c`, positive.
  ///   - support: `B`, at least `(1 + ε)c`.
  public init(excess: Double, bound: Double, support: Double) {
    precondition(excess > 0 && bound > 0 && (1 + excess) * bound <= support, "the mean lies inside the support")
    information = bernoulliDivergence((1 + excess) * bound / support, bound / support)
  }

  /// `log(1/α)/kl`: the mean number of calls with which the hardest law can be refuted at best.
  public func calls(falseAlarm alpha: Double) -> Double { log(1 / alpha) / information }
}
