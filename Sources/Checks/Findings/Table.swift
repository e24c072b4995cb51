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

/// Stored as a text, a number or null.
extension Table.Cell {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .none
    } else if let number = try? container.decode(Double.self) {
      // First, since numbers that are not finite are stored as "inf", "-inf" and "nan".
      self = .number(number)
    } else {
      self = .text(try container.decode(String.self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .number(let number): try container.encode(number)
    case .none: try container.encodeNil()
    }
  }
}

extension Table.Cell {
  /// A number, or nothing.
  public init(_ number: Double?) { self = number.map(Table.Cell.number) ?? .none }
}
