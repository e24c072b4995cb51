public import Checks

/// The table of coverage as a Markdown page: every proved statement, what examines it and what came of it.
public enum CoveragePage {
  public static func text(of rows: [Coverage.Row], planted: [Coverage.FalseRow] = []) -> String {
    let refuted = rows.count { $0.trial == .refuted }
    var lines = [
      "# What is proved, what examines it, and what came of it", "",
      "\(rows.count) statements. Both sides of each are computed exactly; the ratio is left over right where the "
        + "statement came closest to failing. On trial, the constant was made 10 % better: \(refuted) statements are "
        + "then refuted, and of the other \(rows.count - refuted) the reason is given.",
    ]
    var topic: String?
    for row in rows {
      if row.topic != topic {
        topic = row.topic
        lines += [
          "", "## \(MarkdownSummary.escaped(row.topic))", "",
          "| statement | check | verdict | places | ratio | on trial |", "| --- | --- | --- | ---: | ---: | --- |",
        ]
      }
      let cells = [
        row.text, row.checkNames, row.verdict.words, "\(row.places)", row.ratio.map(NumberText.plain) ?? "",
        row.trialWords,
      ]
      lines.append("| " + cells.map(MarkdownSummary.escaped).joined(separator: " | ") + " |")
    }
    if !planted.isEmpty { lines += plantedLines(planted) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func plantedLines(_ rows: [Coverage.FalseRow]) -> [String] {
    let refuted = rows.count { $0.outcome == .refuted }
    return [
      "", "## Planted false theorems", "",
      "\(rows.count) proved statements with a slip in their constants, examined as the proved ones are: \(refuted) are "
        + "refuted, and \(rows.count - refuted) are hidden by bounds that are loose.",
      "", "| resembles | false statement | places | ratio | what became of it |", "| --- | --- | ---: | ---: | --- |",
    ]
      + rows.map { row in
        let cells = [
          row.resembles, row.text, "\(row.places)",
          row.ratio.map(NumberText.plain) ?? "", row.words,
        ]
        return "| " + cells.map(MarkdownSummary.escaped).joined(separator: " | ") + " |"
      }
  }
}
