import Foundation
import GSL
import Testing

@testable import Checks

@Suite struct RatioTestTests {
  @Test func theGridIsTheDocumentedOne() {
    #expect(RatioTest.bets.count == 14 && RatioTest.bets[0] == 0x1p-10 && RatioTest.bets[13] == 1)
    #expect((RatioTest.weights.reduce(0, +) - 1).magnitude < 1e-15)
  }

  @Test func onesLeaveTheWealthAlone() {
    var test = RatioTest()
    for _ in 0..<100 { test.feed(1) }
    #expect(test.logWealth.magnitude < 1e-12)
  }

  /// One call with Y = 3 pays Σ w_k (1 + 2 λ_k).
  @Test func oneCallPaysTheMixture() {
    var test = RatioTest()
    test.feed(3)
    let expected = zip(RatioTest.weights, RatioTest.bets).reduce(0) { $0 + $1.0 * (1 + 2 * $1.1) }
    #expect((exp(test.logWealth) - expected).magnitude < 1e-14)
  }

  @Test func hugeValuesNeitherOverflowNorVanish() {
    var test = RatioTest()
    for _ in 0..<40 { test.feed(1e200) }
    #expect(test.logWealth.isFinite && (test.logWealth / (40 * 200 * log(10)) - 1).magnitude < 0.01)
  }

  @Test func zerosRuinTheBoldAloneAndForGood() {
    var test = RatioTest()
    for _ in 0..<50 { test.feed(0) }
    #expect(test.componentLogWealths[13] == -.infinity)
    #expect(test.logWealth > -4)
    test.feed(1e6)
    #expect(test.componentLogWealths[13] == -.infinity)
  }

  @Test(arguments: [Double.nan, .infinity]) func aBrokenValueRefutesForGood(value: Double) {
    var test = RatioTest()
    test.feed(value)
    test.feed(0)
    #expect(test.logWealth == .infinity)
  }

  @Test func storingAndRestoringChangesNothing() throws {
    var test = RatioTest()
    for y in [0.3, 2, 0, 1.7] { test.feed(y) }
    var restored = try StableJSON.decode(RatioTest.self, from: StableJSON.encode(test))
    test.feed(1.2)
    restored.feed(1.2)
    #expect(test.logWealth == restored.logWealth)
  }

  /// A constant excess of 1 % is found by the boldest bettor after log(4/α)/log(1.01) calls.
  @Test func aConstantExcessIsFoundInTime() {
    var test = RatioTest()
    var calls = 0
    while test.logWealth < log(1000) {
      test.feed(1.01)
      calls += 1
    }
    #expect(calls <= Int((log(4000) / log(1.01)).rounded(.up)))
  }
}
