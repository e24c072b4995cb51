import Checks
import Falsehoods

extension TrialEntry {
  /// The whole bank: faults and controls of compressors, then those of gradient oracles.
  static let bank = PlantedFault.bank.map(TrialEntry.init) + PlantedOracleFault.bank.map(TrialEntry.init)

  /// An entry about a compressor.
  init(_ fault: PlantedFault) {
    self.init(
      id: fault.id, description: fault.description, claim: fault.claim, isControl: fault.isControl,
      expectedBudget: fault.budget,
      leastCalls: { alpha in try fault.leastCalls(falseAlarm: alpha).map(Double.init) },
      rerun: { Self.rerun("validate", fault.id, $0, seed: $1) },
      search: { run in try Self.search(fault, run) })
  }

  /// An entry about a gradient oracle.
  init(_ fault: PlantedOracleFault) {
    self.init(
      id: fault.id, description: fault.description, claim: fault.claim, isControl: fault.isControl,
      expectedBudget: fault.budget, leastCalls: { alpha in try fault.leastCalls(falseAlarm: alpha) },
      rerun: { Self.rerun("assume", fault.id, $0, seed: $1) },
      search: { run in
        try Self.finding(
          of: AssumptionCheck(of: fault.subject, claim: AssumptionSpecification(parsing: fault.claim)), run)
      })
  }

  private static func rerun(_ command: String, _ id: String, _ budget: Budget, seed: UInt64) -> String {
    "efcheck \(command) --fault \(id) --budget \(budget.rawValue)" + (seed == 1 ? "" : " --seed \(seed)")
  }

  /// The finding on the claim, by the search that `efcheck validate` does.
  private static func search(_ fault: PlantedFault, _ run: RunSettings) throws -> Finding {
    let shapes = [fault.shape]
    let domain = try fault.domain.map { try Domain(parsing: $0, dtype: .float64) } ?? Domain(defaultFor: .float64)
    switch try Claim(parsing: fault.claim) {
    case .moment(let claim):
      return try finding(
        of: ClaimCheck(of: fault.subject, claim: claim, shapes: shapes, domain: domain, seed: run.seed), run)
    case .structural(let claim):
      return try finding(
        of: StructuralCheck(of: fault.subject, claim: claim, shapes: shapes, domain: domain, seed: run.seed), run)
    }
  }

  private static func finding(of check: some Check, _ run: RunSettings) throws -> Finding {
    check.judge(try check.gather(resuming: nil, in: run), by: run.criterion)[0]
  }
}
