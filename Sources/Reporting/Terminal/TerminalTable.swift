public import Checks

/// A table as text for a terminal.
public enum TerminalTable {
  /// Title, caption, and one line a row; columns of numbers are aligned to the right.
  public static func text(of table: Table, style: TerminalStyle) -> String {
    let words = TableWords(table, number: NumberText.plain)
    let cells = [table.columns] + table.rows.map { $0.map { words.text(of: $0) } }
    let widths = table.columns.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
    let lines = cells.map { row in
      zip(row.indices, row).map { column, text in
        let padding = String(repeating: " ", count: widths[column] - text.count)
        return words.isNumeric[column] ? padding + text : text + padding
      }.joined(separator: "  ").trimmingTrailingSpaces
    }
    let caption = LineWrap.lines(of: table.caption, width: style.width)
    return ([style.bold(table.title)] + caption + lines.map { "  \($0)" }).joined(separator: "\n") + "\n"
  }
}

extension String {
  fileprivate var trimmingTrailingSpaces: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
