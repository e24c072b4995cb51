import Foundation
import GSL
import Testing

@testable import Checks

/// What the plans promise, counted over many seeds.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["EFCHECK_HEAVY"] == "1", "heavy; set EFCHECK_HEAVY=1"))
struct RatePowerTests {
  private func count(
    of verdict: Verdict, _ finding: String, in runs: Int, falseAlarm: Double = 1e-6,
    simulations: RateAmbition, factor: Double = 1
  ) throws -> Int {
    let arm = RateFixture.arm(exponent: -0.5, predicted: -0.5) { _ in factor }
    let check = RateFixture.check(arm, .planned(simulations))
    return try (0..<runs).count { seed in
      try RateFixture.verdicts(check, seed: UInt64(seed), falseAlarm: falseAlarm)[finding] == verdict
    }
  }

  /// The stated power is 0.99: of 1,000 plans at most 28 fail but for a probability of 10⁻⁶ (binomial).
  @Test func intervalsReachTheWindowAsOftenAsIsStated() throws {
    let found = try count(
      of: .consistent, "simulatedExponent", in: 1000, simulations: RateAmbition(window: 0.1, deviation: 2))
    #expect(found >= 972)
  }

  /// A difference of the size asked for is found with probability 0.99, on either side; limits as above.
  @Test(arguments: [0.75, 1.25]) func differencesAreFoundAsOftenAsIsStated(factor: Double) throws {
    let found = try count(
      of: .refuted, "agreement", in: 1000, simulations: RateAmbition(window: 0.24, deviation: 0.25), factor: factor)
    #expect(found >= 972)
  }

  /// At the level 0.05 true moments are refuted at most 5 times of 100: of 1,000 seeds at most 86 but for a probability
  /// of 10⁻⁶ (binomial).
  @Test func trueMomentsAreRarelyRefuted() throws {
    let refuted = try count(
      of: .refuted, "agreement", in: 1000, falseAlarm: 0.05, simulations: RateAmbition(window: 0.24, deviation: 0.4))
    #expect(refuted <= 86)
  }
}
