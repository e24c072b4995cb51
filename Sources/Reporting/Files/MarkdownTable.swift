import Checks

/// A table as Markdown.
enum MarkdownTable {
  /// Of a longer table only the first rows are printed; its file has all of them.
  private static let longest = 60

  static func lines(of table: Table) -> [String] {
    let words = TableWords(table)
    let rule = words.isNumeric.map { $0 ? "---:" : "---" }
    var lines = [
      "**\(MarkdownSummary.escaped(table.title))** \(MarkdownSummary.escaped(table.caption))", "",
      row(table.columns.map(MarkdownSummary.escaped)), row(rule),
    ]
    for cells in table.rows.prefix(longest) {
      lines.append(row(cells.map { MarkdownSummary.escaped(words.text(of: $0)) }))
    }
    let path = TableFile.path(of: table)
    let hidden = table.rows.count - longest
    lines += ["", (hidden > 0 ? "\(hidden) more rows are in " : "") + "[\(path)](\(path))"]
    return lines
  }

  private static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
}
