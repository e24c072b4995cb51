public import Checks
import Foundation

/// A table of exponents within 80 columns: a heading for each law, and one line for each way to its exponent.
public enum RateTerminalTable {
  /// - Parameter table: One of `RateCheck`; its columns are found by their headings.
  public static func text(of table: Table, style: TerminalStyle) -> String {
    let caption = LineWrap.lines(of: table.caption, width: min(80, style.width))
    let header = line(["by", "exponent", "interval", "runs", "power", "verdict"])
    var lines = [style.bold(table.title)] + caption + [header]
    var heading = ""
    for row in table.rows {
      let words = row.map(\.words)
      func cell(_ column: String) -> String { table.columns.firstIndex(of: column).map { words[$0] } ?? "" }
      let next = "  \(cell("quantity")), in \(cell("in"))"
      if next != heading {
        lines += [next, line(["predicted", cell("predicted"), cell("regime"), cell("horizon")])]
      }
      heading = next
      // A simulation has a window of its own.
      let window = cell("by") == "exact" ? "" : cell("predicted").drop { $0 != "±" }
      lines.append(
        line([
          cell("by"), cell("measured"), cell("interval"), cell("runs"), cell("power"), "\(cell("verdict")) \(window)",
        ]))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The widths of all columns but the last.
  private static let widths = [9, 12, 16, 6, 5]

  private static func line(_ cells: [String]) -> String {
    let text = zip(cells.indices, cells).map { index, cell in
      index < widths.count ? cell + String(repeating: " ", count: max(0, widths[index] - cell.count)) : cell
    }.joined(separator: "  ")
    return "    " + text.reversed().drop { $0 == " " }.reversed()
  }
}

extension Table.Cell {
  /// A text as it is, a number as a whole one.
  fileprivate var words: String {
    switch self {
    case .text(let text): text
    case .number(let number): String(format: "%.0f", number)
    case .none: ""
    }
  }
}
