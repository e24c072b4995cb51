import Foundation

/// The exact sequential test of symmetry: `P(s = 1) = P(s = −1)` for signs `s` in {−1, 0, 1}, given all
/// that came before.
///
/// Sixteen bettors with equal shares stake `±0.98 · 2⁻ʲ`, `j = 0 … 7`, of their wealth on `s`:
///
///     W_t = (1/16) Σ_k Π_{i≤t} (1 + λ_k s_i),
///
/// a non-negative martingale under the claim, whatever the probability of a zero.
public struct SignTest: Hashable, Sendable, Codable {
  /// The stakes.
  public static let bets: [Double] = (0...7).flatMap { j in [0.98, -0.98].map { $0 * exp2(-Double(j)) } }

  /// The numbers of each sign so far: nothing else matters.
  public private(set) var positives = 0
  public private(set) var negatives = 0
  /// The number of signs, zeros included.
  public private(set) var count = 0

  public init() {}

  /// Takes the sign of a number: 1, 0 or −1. A NaN counts as zero.
  public mutating func feed(signOf value: Double) {
    count += 1
    if value > 0 { positives += 1 } else if value < 0 { negatives += 1 }
  }

  /// `log W_t`.
  public var logWealth: Double {
    logSumExp(
      Self.bets.map { Double(positives) * log1p($0) + Double(negatives) * log1p(-$0) - log(Double(Self.bets.count)) })
  }
}
