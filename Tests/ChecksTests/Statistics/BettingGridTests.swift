import Foundation
import Testing

@testable import Checks

@Suite struct BettingGridTests {
  @Test func theStandardGridHasFourteenBets() {
    #expect(BettingGrid.standard.bets.count == RatioTest.betCount && BettingGrid.standard.bets[0] == 0x1p-10)
    #expect(BettingGrid.standard.regretOverStandard == 0)
    #expect(BettingGrid(calls: 20).bets == BettingGrid.standard.bets)
  }

  @Test(arguments: [0x1p-20, 0x1p-25, 0x1p-40]) func aWiderGridReachesAsFarAsAsked(smallest: Double) {
    let grid = BettingGrid(smallestBet: smallest)
    #expect(grid.bets[0] <= smallest && grid.bets[0] > smallest / 1.71 && grid.bets.last == 1)
    #expect((grid.weights.reduce(0, +) - 1).magnitude < 1e-12)
    for (lower, upper) in zip(grid.bets, grid.bets.dropFirst()) {
      #expect((upper / lower / exp2(10.0 / 13) - 1).magnitude < 1e-12)
    }
    let lost = log(RatioTest.weights[0]) - log(grid.weights[0])
    #expect((grid.regretOverStandard - lost).magnitude < 1e-12)
  }

  @Test func theExpectedWealthOnTheBoundaryIsOneOnEveryGrid() {
    for smallest in [0x1p-10, 0x1p-20, 0x1p-30] {
      let law = [(0.25, 0.8), (4.0, 0.2)]
      let total = law.reduce(0.0) { sum, outcome in
        var test = RatioTest(smallestBet: smallest)
        test.feed(outcome.0)
        return sum + outcome.1 * exp(test.logWealth)
      }
      #expect((total - 1).magnitude < 1e-12)
    }
  }

  /// 0.4, and once in ten thousand calls 10⁴: a mean of 1.4 that every bet of the standard grid loses on.
  @Test func rareSpikesAreInvisibleToTheStandardGridAlone() {
    func growth(_ bet: Double) -> Double {
      (1 - 1e-4) * log1p(bet * (0.4 - 1)) + 1e-4 * log1p(bet * (1e4 - 1))
    }
    #expect(BettingGrid.standard.bets.allSatisfy { growth($0) < 0 })
    #expect(BettingGrid(smallestBet: 0x1p-20).bets.contains { growth($0) > 1e-6 })
  }

  @Test func theComponentsOfAWiderGridAreInItsOrder() {
    let grid = BettingGrid(smallestBet: 0x1p-30)
    var test = RatioTest(grid: grid)
    test.feed(3)
    #expect(test.componentLogWealths.count == grid.bets.count)
    for (component, (bet, weight)) in zip(test.componentLogWealths, zip(grid.bets, grid.weights)) {
      #expect((component - log(weight) - log(1 + 2 * bet)).magnitude < 1e-12)
    }
  }

  @Test func theFastLookAgreesWithTheLogarithm() {
    var test = RatioTest()
    for y in [3.0, 0.2, 7, 1e-300, 0, 1e90, 1e90] {
      test.feed(y)
      let wealth = exp(test.logWealth)
      #expect(test.reaches(wealth * 0.999) && !test.reaches(wealth * 1.001), "after \(y)")
    }
    for _ in 0..<10 { test.feed(1e99) }
    #expect(test.reaches(1e300))
    test.feed(.nan)
    #expect(test.reaches(1e308))
  }
}
