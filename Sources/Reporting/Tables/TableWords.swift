import Checks

/// What a table says, cell by cell, for everything that lays it out for people.
struct TableWords {
  let table: Table
  /// How numbers are written.
  let number: (Double) -> String

  init(_ table: Table, number: @escaping (Double) -> String = NumberText.plain) {
    self.table = table
    self.number = number
  }

  /// Whether a column holds numbers, or dashes for want of them, and nothing else; it is then aligned to the right.
  var isNumeric: [Bool] {
    table.columns.indices.map { column in
      var hasNumber = false
      for row in table.rows {
        switch row[column] {
        case .text("–"): break
        case .text: return false
        case .number: hasNumber = true
        case .none: break
        }
      }
      return hasNumber
    }
  }

  /// A cell as text; what is not there is empty. Counts have all their digits.
  func text(of cell: Table.Cell) -> String {
    switch cell {
    case .text(let text): TextLine.of(text)
    case .number(let value): Self.counts.contains(value.magnitude) ? count(value) : number(value)
    case .none: ""
    }
  }

  /// Numbers of this size are read more easily without an exponent.
  private static let counts = 1e4..<1e9

  private func count(_ value: Double) -> String {
    value.rounded() == value || value.magnitude < 1e6 ? NumberText.grouped(Int(value.rounded())) : number(value)
  }
}
