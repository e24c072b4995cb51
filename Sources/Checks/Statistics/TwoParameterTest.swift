import Foundation

/// The exact sequential test of "`E q ≤ β E u` and `E u ≥ γ`", with `q = ‖Z‖²` and `u = ⟨Z, e⟩`.
///
/// A bet `1 + l₁(q − βu) + l₂(γ − u)` is non-negative for every output iff
/// `(l₁β + l₂)² ≤ 4 l₁(1 + l₂γ)`. The grid takes `l₂ = 2⁻ʲ/(β − γ)`, `j = 0 … 7`, and for each the
/// two ends and the first quarter of the interval of feasible `l₁`; these 24 bets share half of the
/// capital. The other half is a `RatioTest` of the upper inequality alone, in the form
/// `‖Z − (β/2)e‖² ≤ (β/2)²`. Each factor is divided by the expectation that rounding allows it,
/// `1 + l₁β²ε(1 + ε) + l₂εβ` and `(1 + 2ε)²` (`RoundingSlack`).
struct TwoParameterTest {
  /// A pair of stakes `l₁` on the upper and `l₂` on the lower inequality.
  struct Bet: Hashable, Sendable {
    let upper: Double
    let lower: Double
  }

  private let gamma: Double
  private let beta: Double
  /// The stakes in two rows of lanes, and the inverse of the expectation that rounding allows each factor.
  private let rows: [(upper: SIMD16<Double>, lower: SIMD16<Double>, inverseAllowance: SIMD16<Double>)]
  private let ratioAllowance: Double
  private var wealths: [BetLanes]
  private var ratio: RatioTest

  /// - Parameters:
  ///   - gamma: The promised lower constant, below `beta`.
  ///   - grid: The bets of the `RatioTest`.
  init(gamma: Double, beta: Double, slack: RoundingSlack, grid: BettingGrid = .standard) {
    ratio = RatioTest(grid: grid)
    let epsilon = slack.epsilon
    self.gamma = gamma
    self.beta = beta
    let bets = Self.grid(gamma: gamma, beta: beta)
    rows = stride(from: 0, to: bets.count, by: Self.rowWidth).map { start in
      var row = (upper: SIMD16<Double>(), lower: SIMD16<Double>(), inverseAllowance: SIMD16<Double>(repeating: 1))
      for (k, bet) in bets[start..<(start + Self.rowWidth)].enumerated() {
        row.upper[k] = bet.upper
        row.lower[k] = bet.lower
        row.inverseAllowance[k] =
          1 / (1 + bet.upper * beta * beta * epsilon * (1 + epsilon) + bet.lower * epsilon * beta)
      }
      return row
    }
    wealths = Array(repeating: BetLanes(share: 0.5 / Double(Self.betCount)), count: rows.count)
    ratioAllowance = (1 + 2 * epsilon) * (1 + 2 * epsilon)
  }

  /// The number of bets of the grid.
  private static let betCount = 24
  /// The bets of a row of lanes.
  private static let rowWidth = 12

  /// The shares of all components, in the order of `componentLogWealths`.
  static func componentShares(_ grid: BettingGrid) -> [Double] {
    Array(repeating: 0.5 / Double(betCount), count: betCount) + grid.weights.map { 0.5 * $0 }
  }

  var logWealth: Double { logSumExp(componentLogWealths) }

  var componentLogWealths: [Double] {
    wealths.flatMap { $0.logWealths(Self.rowWidth) } + ratio.componentLogWealths.map { $0 + log(0.5) }
  }

  /// Whether the wealth is at least `threshold`; much faster than its logarithm.
  func reaches(_ threshold: Double) -> Bool {
    let wealth = wealths.reduce(0.5 * ratio.wealth) { $0 + $1.wealth(Self.rowWidth) }
    return wealth.isFinite ? wealth >= threshold : logWealth >= log(threshold)
  }

  mutating func feed(_ draws: RelativeDraws, _ batch: some Collection<Int>) {
    for t in batch {
      let (q, u) = (draws.squaredOutputs[t], draws.projections[t])
      for row in rows.indices {
        // At the ends of the interval rounding can push the factor below zero.
        let factors = 1 + rows[row].upper * (q - beta * u) + rows[row].lower * (gamma - u)
        wealths[row].multiply(by: factors * rows[row].inverseAllowance)
      }
      ratio.feed(Self.upperRatio(squaredOutput: q, projection: u, beta: beta) / ratioAllowance)
    }
  }

  /// `‖Z − (β/2)e‖²/(β/2)² = 1 + (q − βu)/(β/2)²`, whose mean is at most 1 iff `E q ≤ β E u`.
  static func upperRatio(squaredOutput q: Double, projection u: Double, beta: Double) -> Double {
    max(0, 1 + 4 * (q / beta - u) / beta)
  }

  /// The same from `r` and `⟨D, e⟩`, which loses digits where the output is small beside the input.
  static func upperRatio(squaredError r: Double, along: Double, beta: Double) -> Double {
    let shift = 1 - beta / 2
    return max(0, r + 2 * shift * along + shift * shift) / (beta * beta / 4)
  }

  /// The stakes of the grid.
  static func grid(gamma: Double, beta: Double) -> [Bet] {
    let largest = largestLowerStake(gamma: gamma, beta: beta)
    return (0...7).flatMap { j -> [Bet] in
      let lower = largest * exp2(-Double(j))
      let interval = feasibleUpperStakes(gamma: gamma, beta: beta, lower: lower)
      return [0, 0.25, 1].map { f in
        Bet(upper: interval.lowerBound + f * (interval.upperBound - interval.lowerBound), lower: lower)
      }
    }
  }

  /// The largest `l₂` for which some `l₁` is feasible: `1/(β − γ)`.
  static func largestLowerStake(gamma: Double, beta: Double) -> Double { 1 / (beta - gamma) }

  /// The interval of `l₁` with `(l₁β + l₂)² ≤ 4 l₁(1 + l₂γ)`; one point where `l₂ = 1/(β − γ)`.
  static func feasibleUpperStakes(gamma: Double, beta: Double, lower l2: Double) -> ClosedRange<Double> {
    // β² l₁² − 2(2 + 2γ l₂ − β l₂) l₁ + l₂² ≤ 0
    let half = 2 + 2 * gamma * l2 - beta * l2
    let root = max(0, half * half - beta * beta * l2 * l2).squareRoot()
    let high = (half + root) / (beta * beta)
    // The product of the roots is l₂²/β², which keeps the digits that a difference would lose. At the
    // double root rounding can exchange the two.
    return min(l2 * l2 / (beta * beta * high), high)...high
  }
}
