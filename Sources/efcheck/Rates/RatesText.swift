import Checks
import Reporting

/// What `efcheck rates` prints: the tables, what was refuted or failed, and how many verdicts of each kind there are.
struct RatesText {
  let record: RatesRecord
  let style: TerminalStyle

  var text: String {
    let blocks = record.experiments.map { part in
      part.tables.map { RateTerminalTable.text(of: $0, style: style) }.joined(separator: "\n") + trouble(part)
    }
    let counts = Verdict.allCases.compactMap { verdict in
      let count = record.verdicts.count { $0 == verdict }
      return count == 0 ? nil : "\(count) \(verdict.words)"
    }
    return blocks.joined(separator: "\n") + "\nrates: \(counts.joined(separator: ", "))\n"
  }

  /// What was refuted or failed, with its notes.
  private func trouble(_ part: RatesRecord.Part) -> String {
    let reporter = TerminalReporter(style: style)
    return part.findings.filter { $0.verdict == .refuted || $0.verdict == .failed }
      .map { "\n" + reporter.text(of: $0) }.joined()
  }
}
