import Foundation
import GSL
import Testing
import Theory

@testable import Checks

@Suite struct RateCheckTests {
  @Test func aTruthHoldsExactlyAndInTheSimulation() throws {
    let verdicts = try RateFixture.verdicts(RateFixture.check(RateFixture.arm(exponent: -1, predicted: -1)))
    #expect(
      verdicts == ["exactExponent": .holdsExactly, "simulatedExponent": .consistent, "agreement": .consistent])
  }

  @Test func aWrongExponentIsRefutedByExactMoments() throws {
    let verdicts = try RateFixture.verdicts(RateFixture.check(RateFixture.arm(exponent: -1, predicted: -0.5)))
    #expect(verdicts["exactExponent"] == .refuted && verdicts["simulatedExponent"] == .undecided)
    #expect(verdicts["agreement"] == .consistent)
  }

  /// Local slopes 1 + 0.1 ln 2 · {1, 3}: one within the window 0.1, the other beyond it.
  @Test func slopesOnBothSidesOfTheEdgeDecideNothing() throws {
    let arm = RateFixture.arm(exponent: 1, predicted: 1, window: 0.1, curvature: 0.1)
    #expect(try RateFixture.verdicts(RateFixture.check(arm, .none)) == ["exactExponent": .undecided])
    let wider = RateFixture.arm(exponent: 1, predicted: 1, window: 0.21, curvature: 0.1)
    #expect(try RateFixture.verdicts(RateFixture.check(wider, .none)) == ["exactExponent": .holdsExactly])
  }

  /// A simulation that is not what the moments say is refuted on either side, at one place as at all.
  @Test(arguments: [0.5, 1.6]) func aSimulationOfSomethingElseIsRefuted(factor: Double) throws {
    let all = RateFixture.arm(exponent: -1, predicted: -1) { _ in factor }
    #expect(try RateFixture.verdicts(RateFixture.check(all))["agreement"] == .refuted)
    let one = RateFixture.arm(exponent: -1, predicted: -1) { $0 == 1 ? factor : 1 }
    #expect(try RateFixture.verdicts(RateFixture.check(one))["agreement"] == .refuted)
  }

  @Test func aRunThatDivergesIsRefuted() throws {
    let arm = RateFixture.arm(exponent: -1, predicted: -1) { $0 == 2 ? .infinity : 1 }
    let check = RateFixture.check(arm)
    let findings = check.judge(try check.gather(resuming: nil, in: RateFixture.run()), by: Criterion())
    let agreement = try #require(findings.first { $0.check == "agreement" })
    #expect(agreement.verdict == .refuted && agreement.notes.contains { $0.contains("diverged") })
  }

  @Test func theoryThatRefusesFailsItsArmAlone() throws {
    let law = FrameworkScaling.gapInRounds.prediction
    let refused = RateArm(
      "refused", in: "x", at: [1, 2], law: law, exact: { _ in throw RateFailure(description: "no") })
    let check = RateCheck(
      "two", summary: "", arms: [refused, RateFixture.arm(exponent: 1, predicted: 1)], simulations: .none)
    let findings = check.judge(try check.gather(resuming: nil, in: RateFixture.run()), by: Criterion())
    #expect(findings.map(\.verdict) == [.failed, .holdsExactly])
  }

  /// A quantity that vanishes or overflows is no law at all, with or without runs.
  @Test(arguments: [0, Double.infinity, .nan, -1]) func aValueWithoutALogarithmFailsItsArm(value: Double) throws {
    let law = FrameworkScaling.gapInRounds.prediction
    let arm = RateArm(
      "none", in: "x", at: [1, 2], law: law, exact: { $0 == 0 ? 1 : value },
      simulation: .noiseless(tolerance: 1) { _ in 1 })
    for simulations in [RateSimulations.none, .planned(.short)] {
      let check = RateFixture.check(arm, simulations)
      let findings = check.judge(try check.gather(resuming: nil, in: RateFixture.run()), by: Criterion())
      #expect(findings.map(\.verdict) == [.failed] && findings[0].notes.contains { $0.contains("no exponent") })
    }
  }

  @Test func jobsChangeNothing() throws {
    let arms = [-1.0, 0, 1].map { RateFixture.arm(exponent: $0, predicted: $0) }
    let check = RateCheck("jobs", summary: "", arms: arms, simulations: .planned(.short))
    var run = RateFixture.run()
    let one = try check.gather(resuming: nil, in: run)
    run.jobs = 3
    #expect(try check.gather(resuming: nil, in: run) == one)
    // Evidence that is there is not gathered again.
    run.seed = 6
    #expect(try check.gather(resuming: one, in: run) == one)
    let stored = try StableJSON.decode(RateEvidence.self, from: try StableJSON.encode(one))
    #expect(check.judge(stored, by: run.criterion) == check.judge(one, by: run.criterion))
  }

  @Test func theTableHasARowForEveryWayToTheExponent() throws {
    let check = RateFixture.check(RateFixture.arm(exponent: -1, predicted: -1))
    let table = try #require(check.tables(of: try check.gather(resuming: nil, in: RateFixture.run())).first)
    #expect(table.rows.count == 2 && table.caption.contains("agree at 3 places"))
    #expect(table.rows.map { $0[3] } == [.text("exact"), .text("simulated")])
    #expect(table.rows[0][5] == .text("-1.000") && table.rows[0][10] == .text("holds exactly"))
    let bare = RateFixture.check(RateFixture.arm(exponent: -1, predicted: -1), .none)
    let exact = try #require(bare.tables(of: try bare.gather(resuming: nil, in: RateFixture.run())).first)
    #expect(exact.rows.count == 1 && exact.caption.contains("nothing was simulated"))
  }
}
