import Checks

/// The report as Markdown, for a pull request or a terminal pager.
enum MarkdownSummary {
  static func text(of report: Report, figures: [String: [String]] = [:]) -> String {
    var lines = ["# \(escaped(report.description.subject))", "", summary(of: report), ""]
    lines += runTable(report.description) + [""]
    for chapter in report.chapters {
      lines += ["## \(escaped(chapter.title))", "", escaped(chapter.introduction), ""]
      for (subject, results) in chapter.resultsBySubject {
        lines += ["### \(escaped(subject))", ""]
        for figure in results.flatMap(\.figures) { lines += picture(figure, files: figures[figure.id] ?? []) }
        lines += results.flatMap(\.tables).flatMap { MarkdownTable.lines(of: $0) + [""] }
        lines += findings(results.flatMap(\.findings))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func picture(_ figure: Figure, files: [String]) -> [String] {
    var lines = ["**\(escaped(figure.title))** \(escaped(figure.caption))", ""]
    if !files.isEmpty { lines += [files.map { "[\($0)](\($0))" }.joined(separator: " · "), ""] }
    return lines
  }

  /// A row for each, and everything about those that are not settled.
  private static func findings(_ findings: [Finding]) -> [String] {
    guard !findings.isEmpty else { return [] }
    return ["| verdict | check | claim | calls | observed | promised |", "|---|---|---|---:|---|---|"]
      + findings.map(row) + [""]
      + findings.filter { $0.verdict.needsAttention || $0.verdict == .undecided }.flatMap { section($0) + [""] }
  }

  private static func summary(of report: Report) -> String {
    let verdicts = report.findings.map(\.verdict)
    let counts = Verdict.inOrderOfAttention.compactMap { verdict in
      let count = verdicts.count { $0 == verdict }
      return count == 0 ? nil : "\(count) \(verdict.words)"
    }
    return "**\(report.verdict.sign) \(report.verdict.words)**: "
      + (counts.isEmpty ? "nothing was examined" : counts.joined(separator: ", ")) + "."
  }

  private static func runTable(_ run: RunDescription) -> [String] {
    let data = run.data.map { "\(escaped($0.name)) (\($0.fingerprint))" }.joined(separator: ", ")
    return [
      "| seed | budget | false-alarm probability | detectable excess | data |", "|---|---|---|---|---|",
      "| \(run.seed) | \(run.budget.rawValue) | \(NumberText.plain(run.criterion.falseAlarmProbability)) "
        + "| \(NumberText.plain(run.criterion.detectableExcess)) | \(data.isEmpty ? "none" : data) |",
    ]
  }

  private static func row(_ finding: Finding) -> String {
    let words = FindingWords(finding)
    let cells = [
      "\(finding.verdict.sign) \(finding.verdict.words)", escaped(finding.check),
      escaped(finding.claim), NumberText.grouped(finding.calls), escaped(words.observed ?? ""),
      escaped(words.promised ?? ""),
    ]
    return "| " + cells.joined(separator: " | ") + " |"
  }

  private static func section(_ finding: Finding) -> [String] {
    let words = FindingWords(finding)
    var lines = ["#### \(finding.verdict.sign) \(escaped(finding.check)): \(escaped(finding.claim))", ""]
    let facts: [(String, String?)] = [
      ("verdict", finding.verdict.words), ("quantity", finding.quantity.isEmpty ? nil : finding.quantity),
      ("calls", NumberText.grouped(finding.calls)), ("observed", words.observed), ("promised", words.promised),
      ("input", words.shape), ("witness", words.witness),
      ("smaller witness", words.shrunkWitness), ("detectable", words.detectableEffect),
    ]
    for (name, value) in facts { if let value { lines.append("- \(name): \(escaped(value))") } }
    lines += finding.notes.map { "- note: \(escaped($0))" }
    if let rerun = finding.rerun { lines += ["", code(rerun)] }
    return lines
  }

  /// A fenced block that its content cannot close.
  private static func code(_ text: String) -> String {
    let line = TextLine.of(text)
    var longest = 0
    var run = 0
    for character in line {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return "\(fence)sh\n\(line)\n\(fence)"
  }

  /// One line in which nothing is markup. HTML is markup in Markdown, too.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in TextLine.of(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\\", "`", "*", "_", "[", "]", "|", "#", "~", "!": result += "\\\(scalar)"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
