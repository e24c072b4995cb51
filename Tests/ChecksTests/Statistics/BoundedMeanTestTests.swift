import Foundation
import GSL
import Testing

@testable import Checks

@Suite struct BoundedMeanTestTests {
  /// X in {−1, 0, 3} with mean 1/2: the boundary of all three claims.
  @Test(arguments: [BoundedMeanTest.Side.atMost, .atLeast, .equal]) func theExpectedWealthOnTheBoundaryIsOne(
    side: BoundedMeanTest.Side
  ) {
    let outcomes: [(x: Double, p: Double)] = [(-1, 0.25), (0, 0.5), (3, 0.25)]
    var total = 0.0
    for first in outcomes {
      for second in outcomes {
        var test = BoundedMeanTest(mean: 0.5, side, support: -1...3)
        test.feed(first.x)
        test.feed(second.x)
        total += first.p * second.p * exp(test.logWealth)
      }
    }
    #expect((total - 1).magnitude < 1e-12)
  }

  /// A mean that is too small can be found here, and nowhere without a support.
  @Test(arguments: [(0.6, BoundedMeanTest.Side.atMost), (0.4, .atLeast), (0.6, .equal), (0.4, .equal)])
  func aWrongMeanIsFoundOnBothSides(mean: Double, side: BoundedMeanTest.Side) {
    var stream = RandomStream(key: 18, stream: 0)
    var test = BoundedMeanTest(mean: 0.5, side, support: 0...1)
    for _ in 0..<2000 { test.feed(stream.bernoulli(mean) ? 1 : 0) }
    #expect(test.logWealth > log(1e6))
  }

  /// False-alarm probability 10⁻⁶ (Ville).
  @Test func aOneSidedTruthIsLeftAlone() {
    var stream = RandomStream(key: 19, stream: 0)
    var test = BoundedMeanTest(mean: 0.5, .atMost, support: 0...1)
    for _ in 0..<2000 { test.feed(stream.bernoulli(0.3) ? 1 : 0) }
    #expect(test.logWealth < log(1e6))
  }

  @Test(arguments: [1.5, -0.1, .nan]) func aValueOutsideTheSupportRefutesIt(value: Double) {
    var test = BoundedMeanTest(mean: 0.5, .equal, support: 0...1)
    test.feed(value)
    test.feed(0.5)
    #expect(test.logWealth == .infinity)
  }

  /// Rand-4 of 16 at an equal-entry vector has the constant error 3/4.
  @Test func theLimitsEncloseTheMean() throws {
    var stream = RandomStream(key: 20, stream: 0)
    let values = (0..<1000).map { _ in 0.5 + 0.5 * stream.uniform() }
    let lower = try lowerConfidenceLimit(of: values, alpha: 1e-3)
    let upper = try #require(try upperConfidenceLimit(of: values, support: 1, alpha: 1e-3))
    #expect(0.7 < lower && lower < 0.75 && 0.75 < upper && upper < 0.8)
    #expect(try upperConfidenceLimit(of: [0.5, 1.5], support: 1, alpha: 1e-3) == nil)
  }

  /// {0, 1} with mean 0.55 is the hardest law on [0, 1] with that mean: its information is that of the plan.
  @Test func thePlanIsTheInformationOfTheTwoPointLaw() throws {
    let plan = BoundedSupportPlan(excess: 0.1, bound: 0.5, support: 1)
    let bound = try InformationBound(.twoPoint(value: 2, probability: 0.55))
    #expect((plan.information / bound.information - 1).magnitude < 1e-12)
  }
}
