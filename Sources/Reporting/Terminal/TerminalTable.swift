public import Checks

/// A table as text for a terminal.
public enum TerminalTable {
  /// Title, caption, and one line a row; columns of numbers are aligned to the right. Where a row is wider than the
  /// terminal, headings and the widest texts are broken over several lines.
  public static func text(of table: Table, style: TerminalStyle) -> String {
    let words = TableWords(table, number: NumberText.plain)
    let cells = [table.columns] + table.rows.map { $0.map { words.text(of: $0) } }
    let widths = widths(of: cells, isNumeric: words.isNumeric, within: style.tableWidth)
    let lines = cells.flatMap { row in
      let parts = zip(row, widths).map { LineWrap.pieces(of: $0, width: $1) }
      let height = parts.map(\.count).max() ?? 0
      // Headings stand on their column, texts hang from their row.
      return (0..<height).map { line in
        row.indices.map { column in
          let text = line < parts[column].count ? parts[column][line] : ""
          let padding = String(repeating: " ", count: widths[column] - text.count)
          return words.isNumeric[column] ? padding + text : text + padding
        }.joined(separator: Self.gap).trimmingTrailingSpaces
      }
    }
    let caption = LineWrap.lines(of: table.caption, width: style.width)
    return ([style.bold(table.title)] + caption + lines.map { "  \($0)" }).joined(separator: "\n") + "\n"
  }

  private static let gap = "  "
  /// No column of texts is made narrower.
  private static let narrowest = 9

  /// The widths of the columns: those of their cells, where these fit. Else headings of numbers give way first, word by
  /// word, then the widest texts.
  private static func widths(of cells: [[String]], isNumeric: [Bool], within width: Int) -> [Int] {
    let columns = cells[0].indices
    var widths = columns.map { column in cells.map { $0[column].count }.max() ?? 0 }
    func excess() -> Int { 2 + widths.reduce(0, +) + gap.count * (widths.count - 1) - width }
    guard excess() > 0 else { return widths }
    for column in columns where isNumeric[column] {
      let words = cells[0][column].split(separator: " ").map(\.count).max() ?? 0
      widths[column] = max(words, cells.dropFirst().map { $0[column].count }.max() ?? 0)
    }
    while excess() > 0 {
      let widest = columns.filter { !isNumeric[$0] && widths[$0] > narrowest }.max { widths[$0] < widths[$1] }
      guard let widest else { break }
      widths[widest] -= 1
    }
    return widths
  }
}

extension String {
  fileprivate var trimmingTrailingSpaces: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
