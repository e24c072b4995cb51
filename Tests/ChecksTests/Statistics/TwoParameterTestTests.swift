import Foundation
import Testing

@testable import Checks

@Suite struct TwoParameterTestTests {
  @Test(arguments: [(0.25, 1.0), (0.3, 2.0), (1.0, 4.0)]) func everyBetOfTheGridIsFeasible(gamma: Double, beta: Double)
  {
    for bet in TwoParameterTest.grid(gamma: gamma, beta: beta) {
      // min over Z of 1 + l₁(q − βu) + l₂(γ − u), at u = (l₁β + l₂)/(2 l₁) and q = u².
      let stake = bet.upper * beta + bet.lower
      let least = 1 + bet.lower * gamma - stake * stake / (4 * bet.upper)
      #expect(least > -1e-12)
    }
  }

  @Test func theFeasibleIntervalIsTheOneDerivedByHand() {
    let interval = TwoParameterTest.feasibleUpperStakes(gamma: 0.25, beta: 1, lower: 0.13333333333333333)
    #expect((interval.lowerBound - 0.004603181134742451).magnitude < 1e-15)
    #expect((interval.upperBound - 3.862063485531925).magnitude < 1e-14)
  }

  /// A zero output breaks `⟨E C(x), x⟩ ≥ γ‖x‖²`.
  @Test func aZeroOutputIsFound() {
    let x = [1.0, 2, 3]
    var draws = RelativeDraws(at: RelativeReference(x))
    for _ in 0..<64 { draws.add([0, 0, 0]) }
    var test = TwoParameterTest(gamma: 0.25, beta: 1, slack: .none)
    test.feed(draws, 0..<64)
    #expect(test.logWealth > log(1e6))
  }

  /// The identity times γ lies in B2(γ, β): nothing may grow.
  @Test func theExtremalTruthIsLeftAlone() {
    let x = [1.0, 2, 3]
    var draws = RelativeDraws(at: RelativeReference(x))
    for _ in 0..<1000 { draws.add([0.25, 0.5, 0.75]) }
    var test = TwoParameterTest(gamma: 0.25, beta: 1, slack: RoundingSlack(.float64))
    test.feed(draws, 0..<1000)
    #expect(test.logWealth < log(2))
  }

  /// An output that is tiny beside its input, `Z = 10⁻⁸ e` or `3·10⁻⁸ e` alternately, lies in B2(2·10⁻⁸, 2.5·10⁻⁸) with
  /// equality on both sides: the digits that a difference with the input would lose must not become wealth.
  @Test func aTinyTruthIsLeftAlone() {
    let x = (1...16).map { Double($0).squareRoot() }
    var draws = RelativeDraws(at: RelativeReference(x))
    for t in 0..<4000 { draws.add(x.map { $0 * (t % 2 == 0 ? 1e-8 : 3e-8) }[...]) }
    var test = TwoParameterTest(gamma: 2e-8, beta: 2.5e-8, slack: RoundingSlack(.float64))
    test.feed(draws, 0..<4000)
    #expect(test.logWealth < log(2))
  }
}
