import Foundation

/// The exact sequential test of `E Y ≤ 1` for a non-negative quantity `Y`.
///
/// Bettors start with the shares `w_k` of a capital of 1 and bet the fixed fractions `λ_k` of their
/// wealth against the claim (`BettingGrid`, fourteen of them unless more are asked for):
///
///     W_t = Σ_k w_k Π_{s≤t} (1 + λ_k (Y_s − 1)).
///
/// If every `Y_s` has conditional expectation at most 1, `W` is a non-negative supermartingale, so
/// that `P(sup_t W_t ≥ 1/α) ≤ α` whatever the law of `Y` and whenever one stops (Ville). No
/// boundedness, normality or independence is needed.
///
/// A violation whose best bet lies below `λ_0`, 2⁻¹⁰ on the standard grid, may never be found: a mean
/// that exceeds 1 only through spikes rarer than about `λ_0`/log of their size.
public struct RatioTest: Hashable, Sendable, Codable {
  /// The number of bettors of the standard grid.
  public static let betCount = 14

  /// The fractions `λ_k` of the standard grid, ascending from 2⁻¹⁰ to 1.
  public static let bets: [Double] = BettingGrid.standard.bets

  /// The shares `w_k` of the standard grid: 1/4 on `λ = 1`, the rest spread evenly.
  public static let weights: [Double] = BettingGrid.standard.weights

  private static let standardLanes = WealthLanes(bets: bets, shares: weights)

  /// The boldest bettors; on the standard grid there are no others.
  private var bold: WealthLanes
  /// The others, sixteen at a time, the smallest bets last.
  private var timid: [WealthLanes] = []

  /// The number of values fed.
  public private(set) var count = 0

  /// The test on the standard grid.
  public init() { bold = Self.standardLanes }

  public init(grid: BettingGrid) {
    let order = Array(zip(grid.bets, grid.weights).reversed())
    let groups = stride(from: 0, to: order.count, by: WealthLanes.width).map { start in
      let group = order[start..<min(start + WealthLanes.width, order.count)].reversed()
      return WealthLanes(bets: group.map(\.0), shares: group.map(\.1))
    }
    bold = groups[0]
    timid = Array(groups.dropFirst())
  }

  /// The test on a grid that reaches down to `smallestBet`.
  public init(smallestBet: Double) { self.init(grid: BettingGrid(smallestBet: smallestBet)) }

  /// Takes the next value of `Y`, at least 0. A NaN or an infinity refutes for good.
  public mutating func feed(_ y: Double) {
    count += 1
    guard y <= 1e100 else { return feedExtreme(y) }
    bold.feed(y)
    for index in timid.indices { timid[index].feed(y) }
  }

  private mutating func feedExtreme(_ y: Double) {
    for index in timid.indices { y.isFinite ? timid[index].feedHuge(y) : timid[index].win() }
    y.isFinite ? bold.feedHuge(y) : bold.win()
  }

  /// `log W_t`.
  public var logWealth: Double { logSumExp(componentLogWealths) }

  /// Whether `W_t` is at least `threshold`; much faster than its logarithm.
  public func reaches(_ threshold: Double) -> Bool {
    let wealth = wealth
    return wealth.isNaN ? logWealth >= log(threshold) : wealth >= threshold
  }

  /// `W_t`; infinite or NaN where it is beyond the range of a Double.
  var wealth: Double { timid.reduce(bold.wealth) { $0 + $1.wealth } }

  /// `log` of each bettor's wealth, shares included, in the order of the grid.
  public var componentLogWealths: [Double] {
    timid.reversed().flatMap(\.logComponents) + bold.logComponents
  }
}

/// `log Σ exp(x_k)`, safe against overflow; −∞ for no terms.
func logSumExp(_ terms: [Double]) -> Double {
  guard let largest = terms.max(), largest > -.infinity else { return -.infinity }
  guard largest < .infinity else { return .infinity }
  return largest + log(terms.reduce(0) { $0 + exp($1 - largest) })
}
