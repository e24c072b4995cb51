import Foundation
import GSL

/// Whether independent non-negative numbers have the mean 1, by two e-values that need no limit theorem.
///
///     E⁺ = Π (1 + λ⁺(yᵢ − 1)),                       E E⁺ = 1 for any law of mean 1, 0 ≤ λ⁺ ≤ 1,
///     E⁻ = exp(λ⁻ Σ(1 − yᵢ) − (λ⁻)² κ N/2),          E E⁻ ≤ 1 if E y² ≤ κ, since e⁻ʸ ≤ 1 − y + y²/2 for y ≥ 0.
///
/// The bets are set before the numbers are seen, for a level and their number. If the mean is 1, either e-value
/// exceeds `1/level` with probability `level` at most (Markov).
struct AgreementTest: Hashable, Sendable, Codable {
  /// The probability with which each side may refute a true mean.
  let level: Double
  /// The number of copies that the bets are set for.
  let planned: Int
  /// `κ`.
  let secondMoment: Double
  private(set) var statistics = RunningStatistics()
  private(set) var isFinite = true
  private var upperLogWealth = 0.0

  init(level: Double, planned: Int, secondMoment: Double) {
    self.level = level
    self.planned = planned
    self.secondMoment = secondMoment
  }

  private var upperBet: Double {
    min(0.5, (2 * log(1 / level) / (Double(planned) * max(secondMoment - 1, 1e-9))).squareRoot())
  }

  private var lowerBet: Double { (2 * log(1 / level) / (Double(planned) * secondMoment)).squareRoot() }

  /// Takes one number, of mean 1 if the claim is true.
  mutating func feed(_ y: Double) {
    guard y.isFinite else {
      isFinite = false
      return
    }
    statistics.add(y)
    upperLogWealth += log1p(upperBet * (y - 1))
  }

  /// The larger of both logarithms of e-values.
  var logEValue: Double {
    let n = Double(statistics.count)
    let lower = lowerBet * n * (1 - statistics.mean) - lowerBet * lowerBet * secondMoment * n / 2
    return max(upperLogWealth, lower)
  }

  /// Refuted by a number that is not finite, or by an e-value of one side.
  func isRefuted(level: Double) -> Bool { !isFinite || logEValue >= log(1 / level) }

  /// The relative difference that is found with probability 0.99 or more, for `N` copies with variance `κ − 1`.
  ///
  /// The lower side needs `λ⁻δ = log(1/level)/N + (λ⁻)²κ/2`, `δ = √(2κ log(1/level)/N)`, and then room for the chance in the
  /// mean itself; the upper side needs less, but for terms of higher order.
  static func deviation(copies n: Double, secondMoment kappa: Double, level: Double) -> Double {
    ((2 * kappa * log(1 / level)).squareRoot() + normalQuantile(RateAmbition.power) * kappa.squareRoot())
      / n.squareRoot()
  }

  /// The copies for which `deviation` is what is asked for.
  static func copies(secondMoment kappa: Double, deviation: Double, level: Double) -> Double {
    let unit = Self.deviation(copies: 1, secondMoment: kappa, level: level)
    return (unit / deviation) * (unit / deviation)
  }
}
