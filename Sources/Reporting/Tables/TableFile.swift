import Checks

/// A table as comma-separated text: the headings, then a line a row, with all digits.
///
/// A field that holds a comma or a quotation mark stands in quotation marks, which are doubled inside
/// it (RFC 4180); line breaks in texts become spaces, lines end with a line feed. What is not there is
/// empty, what is not finite is `nan` or `inf`.
enum TableFile {
  static func text(of table: Table) -> String {
    let lines = [table.columns.map(quoted)] + table.rows.map { $0.map(field) }
    return lines.map { $0.joined(separator: ",") + "\n" }.joined()
  }

  /// Where the file of a table stands, relative to the report.
  static func path(of table: Table) -> String { "tables/\(table.id).csv" }

  private static func field(_ cell: Table.Cell) -> String {
    switch cell {
    case .text(let text): quoted(text)
    case .number(let value): "\(value)"
    case .none: ""
    }
  }

  private static func quoted(_ text: String) -> String {
    let line = TextLine.of(text)
    // Scalars, not characters: a quotation mark with a combining accent is one character.
    let needsQuotes = line.unicodeScalars.contains { $0 == "\"" || $0 == "," }
    guard needsQuotes else { return line }
    let doubled = line.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined()
    return "\"\(doubled)\""
  }
}
