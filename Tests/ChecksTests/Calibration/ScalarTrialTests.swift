import Foundation
import GSL
import Testing

@testable import Checks

@Suite struct ScalarTrialTests {
  /// The bounds `log(1000)/KL_inf` of the twelve laws, computed independently to five digits.
  static let bounds = [
    1120.6, 16939, 136.27, 1682.1, 102.45, 8.2531, 5021.8, 24.012, 23.769, 1605.1, 694.22, 1484.2,
  ]

  @Test func theBoundsAreTheKnownOnes() throws {
    for (trial, known) in zip(ScalarTrial.all, Self.bounds) {
      let bound = try InformationBound(trial.law).calls(falseAlarm: 1e-3)
      #expect((bound / known - 1).magnitude < 1e-4, "\(trial.name): \(bound)")
      #expect(trial.law.mean > 1)
    }
    #expect(ScalarTrial.all.count == 12)
  }

  /// A sample mean of 40,000 draws within five standard errors of the mean of the law.
  @Test func theDrawsHaveTheMeanOfTheLaw() {
    for (index, trial) in ScalarTrial.all.enumerated() where index != 9 {
      let sampler = RatioSampler(trial.law)
      var stream = RandomStream(key: 40, stream: UInt64(index))
      let values = (0..<40_000).map { _ in sampler.draw(using: &stream) }
      let error = standardDeviation(values) / 200
      #expect((mean(values) - trial.law.mean).magnitude <= 5 * error + 1e-12, "\(trial.name)")
    }
  }

  /// The fifth of the mean that lies above the 99.9 % quantile of the Pareto tail takes more than 40,000 draws.
  @Test(arguments: [RatioSampler.uniform(halfWidth: 0.1), .exponential(mean: 1), .logNormal(sigma: 0.5)])
  func theNullsHaveMeanOne(sampler: RatioSampler) {
    var stream = RandomStream(key: 41, stream: 0)
    let values = (0..<40_000).map { _ in sampler.draw(using: &stream) }
    #expect((mean(values) - 1).magnitude <= 5 * standardDeviation(values) / 200)
  }

  /// `P(Y > t)` of the Pareto law is `(t₀/t)^1.5` with `t₀ = 1/3`: a mean of 1.
  @Test func theParetoTailIsTheRightOne() {
    var stream = RandomStream(key: 42, stream: 0)
    let sampler = RatioSampler.pareto(exponent: 1.5)
    let values = (0..<40_000).map { _ in sampler.draw(using: &stream) }
    #expect((values.min() ?? 0) >= 1 / 3.0)
    let share = Double(values.count { $0 > 4 / 3.0 }) / 40_000
    // 1/8, five binomial standard errors.
    #expect((share - 0.125).magnitude < 5 * (0.125 * 0.875 / 40_000).squareRoot())
  }

  @Test func aListOfValuesIsTheLawThatItLists() throws {
    let short = RatioLaw.twoPoint(value: 2, probability: 0.7)
    let long = RatioLaw.finite([.init(value: 2, probability: 0.7), .init(value: 0, probability: 0.3)])
    #expect((short.growth(of: 0.3) - long.growth(of: 0.3)).magnitude < 1e-15)
    #expect((short.slope(at: 0.3) - long.slope(at: 0.3)).magnitude < 1e-15)
    #expect((try short.deviation(of: 0.3) - long.deviation(of: 0.3)).magnitude < 1e-15)
    let bets = try (InformationBound(short).bestBet, InformationBound(long).bestBet)
    #expect((bets.0 - bets.1).magnitude < 1e-12)
  }

  /// By a sum over the quantiles of the exponential law.
  @Test func theDeviationOfTheExponentialLawIsItsIntegral() throws {
    let law = RatioLaw.exponential(mean: 1.1)
    let count = 200_000
    let values = (0..<count).map { i in log1p(0.1 * (-1.1 * log((Double(i) + 0.5) / Double(count)) - 1)) }
    #expect((mean(values) - law.growth(of: 0.1)).magnitude < 1e-5)
    #expect((standardDeviation(values) / (try law.deviation(of: 0.1)) - 1).magnitude < 1e-3)
  }
}
