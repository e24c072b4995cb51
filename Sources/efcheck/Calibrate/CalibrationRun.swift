import Checks

/// What one calibration does.
struct CalibrationRun {
  let budget: Budget
  let seed: UInt64
  let checks: [any Check]

  /// - Parameters:
  ///   - runs: The runs of each law, instead of those of the budget.
  ///   - only: The parts; all if empty.
  init(budget: Budget, runs: Int?, seed: UInt64, only: [CalibrationPart], bank: [TrialEntry] = TrialEntry.bank) {
    self.budget = budget
    self.seed = seed
    var size = CalibrationSize(budget)
    if let runs {
      size.runs = runs
      size.nullRuns = min(size.nullRuns, 20 * runs)
      size.controlRuns = min(size.controlRuns, runs)
    }
    let parts = CalibrationPart.allCases.filter { only.isEmpty || only.contains($0) }
    let budgets: [Budget] = budget == .quick ? [.quick] : Budget.allCases
    checks = parts.flatMap { $0.checks(size, entries: bank, budgets: budgets) }
  }

  /// The results depend on the checks, the seed and the budget alone.
  func results(
    store: EvidenceStore?, jobs: Int, watch: @escaping @Sendable (RunEvent) -> Void = { _ in }
  ) -> [CheckResult] {
    runChecks(
      checks, settings: RunSettings(seed: seed, budget: budget, criterion: Criterion(), jobs: jobs), store: store,
      watch: watch)
  }

  /// What a report says about the tester: the quick sizes, whatever the budget of the report.
  static var reduced: [any Check] {
    let size = CalibrationSize(.quick)
    return CalibrationPart.engine.checks(size, entries: [], budgets: [.quick])
      + CalibrationPart.nulls.checks(size, entries: [], budgets: [.quick]) + [
        FaultTrialCheck(TrialEntry.bank, name: "all", budgets: [.quick]),
        ControlTrialCheck(TrialEntry.bank.filter(\.isControl), runs: 0..<size.controlRuns),
      ]
  }
}
