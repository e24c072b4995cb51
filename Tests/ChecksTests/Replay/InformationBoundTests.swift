import Checks
import Foundation
import Testing

@Suite struct InformationBoundTests {
  @Test func aConstantRatioIsRefutedFastestByStakingAll() throws {
    let bound = try InformationBound(.twoPoint(value: 1.25, probability: 1))
    #expect(bound.bestBet == 1)
    #expect(bound.information == log1p(0.25))
  }

  /// For a value `v` with probability `p` the best bet is `(pv − 1)/(v − 1)`, the Kelly fraction.
  @Test func twoPointLawsHaveTheKellyBet() throws {
    let bound = try InformationBound(.twoPoint(value: 2, probability: 0.75))
    #expect((bound.bestBet - 0.5).magnitude < 1e-14)
    let information = 0.75 * log(1.5) + 0.25 * log(0.5)
    #expect((bound.information - information).magnitude < 1e-15)
  }

  @Test func aTrueClaimCarriesNoInformationAgainstItself() throws {
    #expect(try InformationBound(.twoPoint(value: 2, probability: 0.5)).information == 0)
    #expect(try InformationBound(.exponential(mean: 0.9)).information == 0)
  }

  /// The root of the derivative of `log(1 − λ) + e^(1/b) E₁(1/b)`, `b = λm/(1 − λ)`, and its value, to 40 digits.
  @Test(arguments: [
    (1.1, 0.098552931049045399, 0.0046542716720743307), (1.5, 0.41824953876739224, 0.085660624187493236),
  ])
  func theBestBetAgainstExponentialLawsIsARoot(mean: Double, bet: Double, information: Double) throws {
    let bound = try InformationBound(.exponential(mean: mean))
    #expect((bound.bestBet / bet - 1).magnitude < 1e-12)
    #expect((bound.information / information - 1).magnitude < 1e-12)
  }

  @Test func lessPowerNeedsFewerCalls() throws {
    let bound = try InformationBound(.exponential(mean: 1.5))
    #expect(bound.calls(falseAlarm: 1e-3, power: 0.99) < bound.calls(falseAlarm: 1e-3))
  }
}
