import Checks
import Falsehoods

extension TrialEntry {
  /// An entry of the bank.
  init(_ fault: PlantedFault) {
    self.init(
      id: fault.id, description: fault.description, claim: fault.claim, isControl: fault.isControl,
      expectedBudget: fault.budget,
      leastCalls: { alpha in try fault.leastCalls(falseAlarm: alpha).map(Double.init) },
      rerun: { budget, seed in
        "efcheck validate --fault \(fault.id) --budget \(budget.rawValue)" + (seed == 1 ? "" : " --seed \(seed)")
      },
      search: { run in try Self.search(fault, run) })
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
