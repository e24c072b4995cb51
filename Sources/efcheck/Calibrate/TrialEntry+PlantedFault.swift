import Checks
import Falsehoods

extension TrialEntry {
  /// An entry of the bank.
  init(_ fault: PlantedFault) {
    self.init(
      id: fault.id, description: fault.description, claim: fault.claim, isControl: fault.isControl,
      expectedBudget: .quick, leastCalls: { _ in nil },
      rerun: { budget, seed in
        "efcheck validate --fault \(fault.id) --budget \(budget.rawValue)" + (seed == 1 ? "" : " --seed \(seed)")
      },
      search: { run in
        let check = try ClaimCheck(
          of: fault.subject, claim: try ClaimSpecification(parsing: fault.claim), shapes: [[fault.dimension]],
          domain: Domain(defaultFor: .float64), seed: run.seed)
        let evidence = try check.gather(resuming: nil, in: run)
        return check.judge(evidence, by: run.criterion)[0]
      })
  }
}
