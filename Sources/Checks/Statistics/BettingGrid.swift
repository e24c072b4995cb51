import Foundation

/// The fractions that the bettors of a `RatioTest` stake, and the capital that each starts with.
///
///     λ_k = 2^(−10k/13),  k = 0, 1, …,
///
/// with a quarter of the capital on `λ_0 = 1` and the rest spread evenly. The standard grid has fourteen
/// bets and ends at 2⁻¹⁰. A grid that reaches further down sees violations through rarer spikes; each
/// bettor then starts with less, a loss of `log(w/w')` in the logarithm of the wealth.
public struct BettingGrid: Hashable, Sendable {
  /// The fractions, ascending to 1.
  public let bets: [Double]
  /// The shares of the capital, of sum 1.
  public let weights: [Double]

  /// The grid that reaches down to `smallestBet` or just below.
  ///
  /// - Parameter smallestBet: In (0, 1).
  public init(smallestBet: Double) {
    precondition(0 < smallestBet && smallestBet < 1, "the smallest bet lies between 0 and 1")
    // A hair of room, so that 2⁻¹⁰ is met by the fourteenth bet.
    let steps = max(1, Int((-log2(smallestBet) * 1.3 - 1e-9).rounded(.up)))
    bets = (0...steps).map { exp2(-10 * Double(steps - $0) / 13) }
    weights = (0...steps).map { $0 == steps ? 0.25 : 0.75 / Double(steps) }
  }

  /// Fourteen bets from 2⁻¹⁰ to 1.
  public static let standard = BettingGrid(smallestBet: 0x1p-10)

  /// The grid that fits a number of calls: down to a tenth of its inverse, and never less than the standard one.
  public init(calls: Int) { self.init(smallestBet: min(0x1p-10, 0.1 / Double(max(1, calls)))) }

  /// What the smaller share of each timid bettor costs beside the standard grid, in nats of log-wealth.
  public var regretOverStandard: Double { log(Double(bets.count - 1) / Double(RatioTest.betCount - 1)) }
}
