import Foundation
import GSL
import Testing
import Theory

@testable import Checks

@Suite struct RatePlanTests {
  private func plan(
    curvature: Double = 0, secondMoment: Double = 3, window: Double, deviation: Double
  ) throws -> RatePlan {
    let arm = RateFixture.arm(exponent: -1, predicted: -1, curvature: curvature)
    return try RatePlan(
      arm: arm, exact: arm.places.indices.map { try arm.exact($0) }, units: 64, secondMoment: secondMoment,
      ambition: RateAmbition(window: window, deviation: deviation), level: 1e-6)
  }

  /// `N = (κ − 1)/Σ(u − ū)² · (2z/w)²` with Σ(u − ū)² = 2 ln²2 and z = 2.5758: 22,096 for κ = 3 and w = 0.05.
  @Test func theRunsAreThoseOfTheFormula() throws {
    let plan = try plan(window: 0.05, deviation: 10)
    #expect(abs(Double(plan.copies) - 22_096) <= 64)
    #expect(plan.power >= 0.99 && plan.power < 0.991)
  }

  @Test func agreementMayNeedMore() throws {
    let plan = try plan(window: 0.24, deviation: 0.1)
    #expect(plan.deviation <= 0.1 && plan.deviation > 0.099)
    #expect(plan.power > 0.9999)
  }

  @Test func curvatureTakesRoomFromTheWindow() throws {
    let straight = try plan(window: 0.1, deviation: 10)
    let bent = try plan(curvature: 0.02, window: 0.1, deviation: 10)
    #expect(bent.copies > straight.copies && bent.power >= 0.99)
    // Where the slope is beyond the window no number of runs brings it back, and the plan says so.
    #expect(try plan(curvature: 0.2, window: 0.1, deviation: 10).power < 1e-6)
  }

  @Test func betterLawsNeedFewerRuns() throws {
    #expect(try plan(secondMoment: 2, window: 0.1, deviation: 0.1).runs < plan(window: 0.1, deviation: 0.1).runs)
  }

  /// With the level 0.05 and N = 2: the upper wealth and the lower exponent by their formulas.
  @Test func agreementIsThatOfItsFormulas() {
    var test = AgreementTest(level: 0.05, planned: 2, secondMoment: 3)
    test.feed(0)
    test.feed(0)
    // λ⁻ = √(2 ln 20/6), λ⁻·2 − (λ⁻)²·3.
    let lower = (2 * log(20.0) / 6).squareRoot()
    #expect(abs(test.logEValue - (2 * lower - 3 * lower * lower)) < 1e-12)
    var upper = AgreementTest(level: 0.05, planned: 2, secondMoment: 3)
    upper.feed(9)
    #expect(abs(upper.logEValue - log(1 + 0.5 * 8)) < 1e-12)
  }
}
