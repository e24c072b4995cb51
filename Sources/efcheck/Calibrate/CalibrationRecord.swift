import Checks
import Reporting

/// A calibration as it is stored and printed: nothing in it differs between two runs of one seed.
struct CalibrationRecord: Encodable {
  var schemaVersion = 1
  let budget: Budget
  let runs: Int?
  let seed: UInt64
  let verdict: Verdict
  let findings: [Part]
  let tables: [Table]

  struct Part: Encodable {
    let part: CheckID
    let findings: [Finding]
  }

  init(budget: Budget, runs: Int?, seed: UInt64, results: [CheckResult]) {
    self.budget = budget
    self.runs = runs
    self.seed = seed
    findings = results.map { Part(part: $0.id, findings: $0.findings) }
    tables = Table.joined(results.flatMap(\.tables))
    verdict = .overall(results.flatMap(\.findings).map(\.verdict))
  }

  /// The tables, and what missed its limit.
  func text(style: TerminalStyle) -> String {
    let reporter = TerminalReporter(style: style)
    var blocks = tables.map { TerminalTable.text(of: $0, style: style) }
    for part in findings {
      for finding in part.findings where finding.verdict == .refuted || finding.verdict == .failed {
        blocks.append("\(part.part.subject)\n\(reporter.text(of: finding))")
      }
    }
    let verdicts = findings.flatMap(\.findings).map(\.verdict)
    let missed = verdicts.count { $0 == .refuted || $0 == .failed }
    blocks.append(
      missed == 0
        ? "calibrate: all \(verdicts.count) limits are kept\n"
        : "calibrate: \(missed) of \(verdicts.count) limits are missed\n")
    return blocks.joined(separator: "\n")
  }
}
