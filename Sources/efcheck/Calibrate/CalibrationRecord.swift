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

  /// What is to be known of entries of the bank that are as they should be, such as why one is not found.
  private var remarks: [String] {
    findings.flatMap(\.findings).filter { $0.verdict == .consistent && $0.rerun != nil }
      .flatMap { finding in finding.notes.map { "\(finding.check): \($0)" } }
  }

  /// The tables, and what missed its limit.
  ///
  /// - Parameter heading: What made it; stands above everything.
  func text(heading: String, style: TerminalStyle) -> String {
    let reporter = TerminalReporter(style: style)
    var blocks = [heading] + tables.map { TerminalTable.text(of: $0.isOfControlRuns ? $0.summed : $0, style: style) }
    if !remarks.isEmpty { blocks.append(remarks.map(reporter.paragraph).joined()) }
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

extension Table {
  /// Of a row for every piece of evidence people are shown the sum.
  fileprivate var isOfControlRuns: Bool { id == ControlTrialCheck.tableID }
}
