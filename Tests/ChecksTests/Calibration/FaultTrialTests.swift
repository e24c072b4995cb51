import Testing

@testable import Checks

@Suite struct FaultTrialTests {
  private let settings = RunSettings(seed: 1, budget: .standard, criterion: Criterion())

  /// An entry that is refuted from a budget on.
  private func entry(_ id: String, isControl: Bool = false, expected: Budget?, foundFrom: Budget?) -> TrialEntry {
    TrialEntry(
      id: id, description: "d", claim: "contractive(error=0.5)", isControl: isControl, expectedBudget: expected,
      leastCalls: { _ in 50 }, rerun: { budget, seed in "rerun \(budget.rawValue) \(seed)" },
      search: { run in
        let isFound = foundFrom.map { run.budget.callsPerClaim >= $0.callsPerClaim } ?? false
        return Finding(
          check: "c", claim: "c", verdict: isFound ? .refuted : .undecided, quantity: "q", calls: 100,
          witness: isFound ? Finding.Witness(name: "w", x: [1, 0]) : nil)
      })
  }

  private func verdicts(_ entries: [TrialEntry]) throws -> [Verdict] {
    let check = FaultTrialCheck(entries, name: "n", budgets: Budget.allCases)
    return check.judge(try check.gather(resuming: nil, in: settings), by: Criterion()).map(\.verdict)
  }

  @Test func aFaultHasToBeFoundFromItsBudgetOn() throws {
    let entries = [
      entry("quick", expected: .quick, foundFrom: .quick), entry("late", expected: .standard, foundFrom: .standard),
      entry("missed", expected: .quick, foundFrom: .standard), entry("never", expected: .thorough, foundFrom: nil),
      entry("out of reach", expected: nil, foundFrom: nil),
    ]
    #expect(try verdicts(entries) == [.consistent, .consistent, .refuted, .refuted, .consistent])
  }

  @Test func aRefutedControlIsARefutation() throws {
    let entries = [
      entry("left alone", isControl: true, expected: .quick, foundFrom: nil),
      entry("refuted", isControl: true, expected: .quick, foundFrom: .thorough),
    ]
    #expect(try verdicts(entries) == [.consistent, .refuted])
    let check = ControlTrialCheck(
      [entry("refuted", isControl: true, expected: .quick, foundFrom: .quick)], runs: 0..<3)
    let evidence = try check.gather(resuming: nil, in: settings)
    #expect(evidence.runs == 3 && evidence.alarms.count == 3 && evidence.calls == 300)
    #expect(check.judge(evidence, by: Criterion())[0].verdict == .refuted)
  }

  @Test func theTableHasCallsBesideTheLeast() throws {
    let check = FaultTrialCheck(
      [entry("f", expected: .standard, foundFrom: .standard)], name: "n", budgets: Budget.allCases)
    let row = check.tables(of: try check.gather(resuming: nil, in: settings))[0].rows[0]
    #expect(
      row == [
        .text("f"), .text("contractive(error=0.5)"), .text("–"), .number(100), .number(100), .number(50), .number(2),
        .text("w"),
      ])
  }

  @Test func theCommandNamesTheSeedOfTheSearch() throws {
    let check = FaultTrialCheck([entry("f", expected: .quick, foundFrom: .quick)], name: "n", budgets: [.quick])
    let run = RunSettings(seed: 7, budget: .quick, criterion: Criterion())
    let evidence = try check.gather(resuming: nil, in: run)
    #expect(check.judge(evidence, by: Criterion())[0].rerun == "rerun quick 7")
  }

  @Test func searchesThatWereDoneAreNotRepeated() throws {
    let check = FaultTrialCheck(
      [entry("f", expected: .quick, foundFrom: nil)], name: "n", budgets: [.quick])
    var earlier = FaultTrialCheck.Evidence()
    earlier.leastCalls["f"] = 50
    earlier.outcomes["f"] = ["quick": .init(verdict: .refuted, calls: 7)]
    #expect(try check.gather(resuming: earlier, in: settings) == earlier)
  }

  /// In debug builds one call of 10⁴ coordinates is slow: the bank's fault itself is tried by `efcheck calibrate`.
  @Test func theCoordinateTrialJudgesMissesAndAlarms() {
    let check = CoordinateTrialCheck(runs: 2)
    #expect(
      check.judge(.init(calls: [300, 400], controlAlarms: [false, false]), by: Criterion())[0].verdict == .consistent)
    #expect(
      check.judge(.init(calls: [300, -1], controlAlarms: [false, false]), by: Criterion())[0].verdict == .refuted)
    #expect(
      check.judge(.init(calls: [300, 400], controlAlarms: [false, true]), by: Criterion())[0].verdict == .refuted)
  }
}
