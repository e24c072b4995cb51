import Checks

/// The results of `efcheck rates` as they are stored: nothing in them differs between two runs of one seed.
struct RatesRecord: Encodable {
  var schemaVersion = 1
  let seed: UInt64
  let budget: Budget
  /// Of all experiments together, run or not.
  let falseAlarmProbability: Double
  let verdict: Verdict
  let experiments: [Part]

  struct Part: Encodable {
    let experiment: String
    let verdict: Verdict
    let tables: [Table]
    let findings: [Finding]
  }

  init(seed: UInt64, budget: Budget, falseAlarmProbability: Double, results: [CheckResult]) {
    self.seed = seed
    self.budget = budget
    self.falseAlarmProbability = falseAlarmProbability
    experiments = results.map { result in
      Part(
        experiment: result.id.subject, verdict: .overall(result.findings.map(\.verdict)), tables: result.tables,
        findings: result.findings)
    }
    verdict = .overall(experiments.map(\.verdict))
  }

  var verdicts: [Verdict] { experiments.flatMap(\.findings).map(\.verdict) }
}
