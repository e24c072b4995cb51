import ArgumentParser
import Checks
import Falsehoods
import Foundation
import Reporting
import Testing

@testable import efcheck

/// Whole searches, which take long in debug builds.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["EFCHECK_HEAVY"] == "1", "heavy; set EFCHECK_HEAVY=1"))
struct CalibrateTests {
  /// Two runs a law and two entries of the bank: that the parts run, are stored, and come out the same.
  private func run(only: [CalibrationPart], store: EvidenceStore?, jobs: Int = 1) -> [CheckResult] {
    let bank = ["randk-13", "randk-ctl-17"].compactMap { id in TrialEntry.bank.first { $0.id == id } }
    let calibration = CalibrationRun(budget: .quick, runs: 1, seed: 3, only: only, bank: bank)
    return calibration.results(store: store, jobs: jobs)
  }

  @Test func aFaultIsFoundAndAControlIsLeftAlone() throws {
    let results = run(only: [.faults, .controls], store: nil)
    let findings = results.flatMap(\.findings)
    #expect(findings.contains { $0.check == "randk-13" && $0.verdict == .consistent })
    #expect(findings.contains { $0.check == "randk-ctl-17" && $0.verdict == .consistent })
    let table = try #require(Table.joined(results.flatMap(\.tables)).first { $0.id == "calibration-faults" })
    #expect(table.rows.count == 2 && table.rows[1].contains(.text("–")))
    guard case .number(let calls) = table.rows[0][2] else {
      Issue.record("no calls")
      return
    }
    #expect(calls > 0)
  }

  @Test func resumedEvidenceGivesTheSameBytes() throws {
    let folder = FileManager.default.temporaryDirectory.appending(component: "calibrate-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    func bytes(_ results: [CheckResult]) throws -> Data {
      try StableJSON.encode(CalibrationRecord(budget: .quick, runs: 1, seed: 3, results: results))
    }
    let fresh = try bytes(run(only: [.faults], store: nil))
    let store = EvidenceStore(directory: folder)
    #expect(try bytes(run(only: [.faults], store: store, jobs: 2)) == fresh)
    #expect(try bytes(run(only: [.faults], store: store)) == fresh)
  }

  @Test func theEngineBenchHasItsRows() {
    let bench = EngineBench(measuring: 1, bank: PlantedFault.bank.filter { $0.id == "randk-13" })
    #expect(bench.rows.count == 4 && bench.rows.allSatisfy { $0.seconds.allSatisfy { $0 > 0 } })
    #expect(bench.text.split(separator: "\n").count == 5)
  }
}

/// What a calibration says to people.
@Suite struct CalibrationTextTests {
  /// The table names what misses its limit, and the verdict is a refutation.
  @Test func aMissedLimitIsNamed() {
    let finding = Finding(
      check: "efficiency", claim: "fast", verdict: .refuted, quantity: "calls", calls: 1, notes: ["Too slow: law 3."])
    let result = CheckResult(id: CheckID(subject: "scalar test", property: "p"), findings: [finding])
    let record = CalibrationRecord(budget: .quick, runs: nil, seed: 1, results: [result])
    #expect(record.verdict == .refuted)
    let text = record.text(heading: "", style: .plain)
    #expect(text.contains("Too slow: law 3.") && text.contains("1 of 1 limits are missed"))
  }

  @Test func whyAFaultIsNotFoundIsSaid() {
    var finding = Finding(
      check: "bern-02", claim: "c", verdict: .consistent, quantity: "calls", calls: 1, rerun: "efcheck validate",
      notes: ["Out of reach."])
    let id = CheckID(subject: "blind search", property: "p")
    func text() -> String {
      let result = CheckResult(id: id, findings: [finding])
      return CalibrationRecord(budget: .quick, runs: nil, seed: 1, results: [result]).text(heading: "", style: .plain)
    }
    #expect(text().contains("\nbern-02: Out of reach.\n"))
    finding.notes = []
    #expect(!text().contains("bern-02"))
  }

  /// People are shown one row for all runs of controls, the JSON has every piece.
  @Test func runsOfControlsAreAddedUp() throws {
    let controls = TrialEntry.bank.filter { $0.id == "sign-ctl-07" }
    let checks = [ControlTrialCheck(controls, runs: 0..<2), ControlTrialCheck(controls, runs: 2..<3)]
    var evidence = ControlTrialCheck.Evidence()
    (evidence.runs, evidence.calls) = (2, 40_000)
    let results = checks.map { check in
      CheckResult(id: check.id, findings: [], tables: check.tables(of: evidence))
    }
    let record = CalibrationRecord(budget: .quick, runs: nil, seed: 1, results: results)
    #expect(record.tables.count == 1 && record.tables[0].rows.count == 2)
    let text = record.text(heading: "efcheck calibrate", style: .plain)
    #expect(text.hasPrefix("efcheck calibrate\n"))
    #expect(text.contains("  runs   calls  alarms  limit\n     4  80,000       0      0\n"))
  }

  @Test func theHeadingNamesWhatTheResultsDependOn() throws {
    let command = try CalibrateCommand.parse(["--budget", "quick", "--only", "faults", "--seed", "7", "--jobs", "2"])
    #expect(
      command.heading(commit: "abc") == """
        efcheck calibrate --budget quick --only faults --seed 7
        seed 7, efcheck \(EFCheck.version), commit abc

        """)
    #expect(command.heading(commit: nil).hasSuffix("commit unknown\n"))
  }
}
