import Foundation

/// The exact sequential test of `E Y ≤ 1` for a non-negative quantity `Y`.
///
/// Fourteen bettors start with the shares `w_k` of a capital of 1 and bet the fixed fractions
/// `λ_k = 2^(−10(13−k)/13)` of their wealth against the claim:
///
///     W_t = Σ_k w_k Π_{s≤t} (1 + λ_k (Y_s − 1)).
///
/// If every `Y_s` has conditional expectation at most 1, `W` is a non-negative supermartingale, so
/// that `P(sup_t W_t ≥ 1/α) ≤ α` whatever the law of `Y` and whenever one stops (Ville). No
/// boundedness, normality or independence is needed.
///
/// A violation whose best bet lies below `λ_0 = 2⁻¹⁰` may never be found: a mean that exceeds 1 only
/// through spikes rarer than about 10⁻³/log of their size.
public struct RatioTest: Hashable, Sendable, Codable {
  /// The number of bettors.
  public static let betCount = 14

  /// The fractions `λ_k`, ascending from 2⁻¹⁰ to 1.
  public static let bets: [Double] = (0..<betCount).map { exp2(-10 * Double(13 - $0) / 13) }

  /// The shares `w_k`: 1/4 on `λ = 1`, the rest spread evenly.
  public static let weights: [Double] = (0..<betCount).map { $0 == 13 ? 0.25 : 0.75 / 13 }

  // Two of the sixteen lanes are unused: their bet is 0 and their share is 0.
  private static let lanes = padded(bets, with: 0)
  private static let logWeightLanes = padded(weights.map { log($0) }, with: -.infinity)

  /// The logarithms of the wealths, without the factors in `products`.
  private var logWealths = RatioTest.logWeightLanes
  /// The factors of the last few calls, kept apart to take one logarithm for many calls.
  private var products = SIMD16<Double>(repeating: 1)
  private var pending = 0

  /// The number of values fed.
  public private(set) var count = 0

  public init() {}

  /// Takes the next value of `Y`, at least 0. A NaN or an infinity refutes for good.
  public mutating func feed(_ y: Double) {
    count += 1
    guard y.isFinite else {
      logWealths = SIMD16(repeating: .infinity)
      return
    }
    guard y <= 1e100 else { return feedHuge(y) }
    products *= 1 + Self.lanes * (y - 1)
    pending += 1
    // A bettor at λ = 1 is ruined by Y = 0; its product stays 0 and needs no attention.
    let extreme = (products .> 1e200) .| ((products .< 1e-200) .& (products .> 0))
    if pending == 16 || any(extreme) { settle() }
  }

  /// `log W_t`.
  public var logWealth: Double { logSumExp(componentLogWealths) }

  /// `log` of each bettor's wealth, shares included.
  public var componentLogWealths: [Double] {
    // A wealth that a broken value made infinite stays so, whatever the products say.
    (0..<Self.betCount).map { logWealths[$0] == .infinity ? .infinity : logWealths[$0] + log(products[$0]) }
  }

  private mutating func settle() {
    for k in 0..<Self.betCount { logWealths[k] += log(products[k]) }
    products = SIMD16(repeating: 1)
    pending = 0
  }

  private mutating func feedHuge(_ y: Double) {
    for k in 0..<Self.betCount { logWealths[k] += log(Self.lanes[k]) + log(y) }
  }

  private static func padded(_ values: [Double], with filler: Double) -> SIMD16<Double> {
    var lanes = SIMD16<Double>(repeating: filler)
    for k in values.indices { lanes[k] = values[k] }
    return lanes
  }
}

/// `log Σ exp(x_k)`, safe against overflow; −∞ for no terms.
func logSumExp(_ terms: [Double]) -> Double {
  guard let largest = terms.max(), largest > -.infinity else { return -.infinity }
  guard largest < .infinity else { return .infinity }
  return largest + log(terms.reduce(0) { $0 + exp($1 - largest) })
}
