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

  @Test func lessPowerNeedsFewerCalls() throws {
    let bound = try InformationBound(.exponential(mean: 1.5))
    #expect(bound.calls(falseAlarm: 1e-3, power: 0.99) < bound.calls(falseAlarm: 1e-3))
  }
}
