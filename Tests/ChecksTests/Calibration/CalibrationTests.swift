import EFSpec
import Foundation
import Testing

@testable import Checks

@Suite struct CalibrationTests {
  private let settings = RunSettings(seed: 5, budget: .quick, criterion: Criterion())

  @Test func theLimitOfAlarmsIsTheBinomialOne() {
    #expect(FalseAlarmJudgement(runs: 20_000, alpha: 1e-3).limit == 45)
    #expect(FalseAlarmJudgement(runs: 1, alpha: 1e-3).limit == 1)
  }

  @Test func tooManyAlarmsAreARefutation() {
    var evidence = FalseAlarmEvidence(laws: 2)
    evidence.runs = [20_000, 20_000]
    evidence.alarms = [45, 12]
    #expect(evidence.finding(engine: "e", looks: 1, names: ["a", "b"]).verdict == .consistent)
    evidence.alarms[0] = 46
    let finding = evidence.finding(engine: "e", looks: 1, names: ["a", "b"])
    #expect(finding.verdict == .refuted && finding.notes == ["Too many: a, 46 of 20000, allowed 45."])
  }

  @Test func evidenceIsExtendedRunByRun() {
    var whole = EfficiencyEvidence()
    whole.extend(laws: 2, runs: 5) { law, run in 10 * law + run }
    var parts = EfficiencyEvidence()
    for runs in [1, 3, 3, 5] { parts.extend(laws: 2, runs: runs) { law, run in 10 * law + run } }
    #expect(whole == parts && whole.calls == [[0, 1, 2, 3, 4], [10, 11, 12, 13, 14]])
  }

  /// A test that needs 1.6 times the bound on one law misses the limit, one of 1.3 keeps it.
  @Test(arguments: [(1.3, Verdict.consistent), (1.6, .refuted)]) func aSlowTestIsRefuted(
    factor: Double, verdict: Verdict
  ) {
    let check = ScalarEfficiencyCheck(size: CalibrationSize(.standard))
    let bounds = ScalarTrialTests.bounds
    var calls = bounds.map { Array(repeating: Int(1.2 * $0), count: 1000) }
    calls[3] = Array(repeating: Int(factor * bounds[3]), count: 1000)
    let findings = check.judge(EfficiencyEvidence(calls: calls, bounds: bounds), by: Criterion())
    #expect(findings[0].verdict == verdict)
    calls[3][0] = -1
    #expect(check.judge(EfficiencyEvidence(calls: calls, bounds: bounds), by: Criterion())[0].verdict == .refuted)
  }

  /// The bounds of the B2 laws, computed independently.
  @Test func theBoundsOfB2AreTheKnownOnes() throws {
    for (trial, known) in zip(JointTrial.twoParameters, [136.3, 993.3, 24.01, 686.8]) {
      let bound = try #require(try trial.bound).calls(falseAlarm: 1e-3)
      #expect((bound / known - 1).magnitude < 1e-3, "\(trial.name): \(bound)")
    }
  }

  @Test func theNullsLieOnTheBoundary() {
    // The lists with tens of thousands of outcomes are left to release builds.
    for trial in JointTrial.vectorNulls where trial.table.outcomes.count <= 2000 {
      guard case .unbiased(let omega) = trial.claim else { continue }
      #expect((trial.table.relativeVariance / omega - 1).magnitude < 1e-12, "\(trial.name)")
      let mean = trial.table.x.indices.map { i in
        trial.table.outcomes.reduce(0) { $0 + $1.probability * $1.value[i] }
      }
      #expect(zip(mean, trial.table.x).allSatisfy { ($0 - $1).magnitude < 1e-12 })
    }
    for trial in JointTrial.twoParameterNulls {
      guard case .classB2(let gamma, let beta) = trial.claim else { continue }
      let u = trial.table.outcomes.reduce(0) { $0 + $1.probability * $1.value[0] }
      let q = trial.table.outcomes.reduce(0) { $0 + $1.probability * $1.value[0] * $1.value[0] }
      #expect((u - gamma).magnitude < 1e-12 && (q - beta * gamma).magnitude < 1e-12, "\(trial.name)")
    }
  }

  @Test func theNullChecksRunAndResume() throws {
    let size = CalibrationSize(runs: 1, nullRuns: 3, looks: 16, controlRuns: 0)
    let check = ScalarNullCheck(size: size)
    let evidence = try check.gather(resuming: nil, in: settings)
    #expect(evidence.runs.allSatisfy { $0 == 3 } && evidence.alarms.allSatisfy { $0 == 0 })
    let smaller = try ScalarNullCheck(size: CalibrationSize(runs: 1, nullRuns: 2, looks: 16, controlRuns: 0))
      .gather(resuming: nil, in: settings)
    #expect(try check.gather(resuming: smaller, in: settings) == evidence)
    #expect(try VectorNullCheck(.twoParameters, size: size).gather(resuming: nil, in: settings).runs.count == 6)
  }

  @Test func tablesOfOneIdAreJoinedInOrder() {
    func table(_ id: String, _ row: String) -> Table {
      Table(id: id, title: "", caption: "", columns: ["c"], rows: [[.text(row)]])
    }
    let joined = Table.joined([table("a", "1"), table("b", "2"), table("a", "3")])
    #expect(joined.map(\.id) == ["a", "b"] && joined[0].rows == [[.text("1")], [.text("3")]])
  }
}
