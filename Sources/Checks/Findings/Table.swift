/// A table of evidence beside theory, as data; laying it out is the report's work.
public struct Table: Hashable, Sendable, Codable {
  /// The stem of its file; letters, digits and hyphens.
  public var id: String
  public var title: String
  /// What the reader sees and what follows from it; whole sentences.
  public var caption: String
  /// The headings, one a column.
  public var columns: [String]
  /// The cells, one for each column.
  public var rows: [[Cell]]

  public init(id: String, title: String, caption: String, columns: [String], rows: [[Cell]]) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "every row has a cell for each column")
    self.id = id
    self.title = title
    self.caption = caption
    self.columns = columns
    self.rows = rows
  }

  /// What stands in one cell.
  public enum Cell: Hashable, Sendable, Codable {
    case text(String)
    case number(Double)
    /// Nothing to say.
    case none
  }
}

extension Table.Cell {
  /// A number, or nothing.
  public init(_ number: Double?) { self = number.map(Table.Cell.number) ?? .none }
}
