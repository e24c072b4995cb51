/// Any JSON value, its numbers as Doubles.
public enum JSONValue: Hashable, Sendable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])
}

extension JSONValue: Decodable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([JSONValue].self) {
      self = .list(list)
    } else if let object = try? container.decode([String: JSONValue].self) {
      self = .object(object)
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if container.decodeNil() {
      self = .null
    } else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a JSON value")
    }
  }
}

extension JSONValue {
  /// The value at a place, or nil where there is none.
  public subscript(path: JSONPath) -> JSONValue? {
    var value = self
    for step in path.steps {
      switch (step, value) {
      case (.key(let key), .object(let fields)):
        guard let field = fields[key] else { return nil }
        value = field
      case (.index(let index), .list(let items)):
        guard items.indices.contains(index) else { return nil }
        value = items[index]
      default: return nil
      }
    }
    return value
  }

  /// The value with what is at `path`, which must exist, exchanged for `replacement`.
  public func replacing(_ path: JSONPath, with replacement: JSONValue) -> JSONValue {
    guard let step = path.steps.first else { return replacement }
    let rest = JSONPath(Array(path.steps.dropFirst()))
    switch (step, self) {
    case (.key(let key), .object(var fields)):
      fields[key] = fields[key]?.replacing(rest, with: replacement)
      return .object(fields)
    case (.index(let index), .list(var items)):
      items[index] = items[index].replacing(rest, with: replacement)
      return .list(items)
    default: preconditionFailure("nothing at \(path)")
    }
  }

  /// The places of all numbers, in a fixed order: fields by name, items by index.
  public func numberPaths(under base: JSONPath = .root) -> [JSONPath] {
    switch self {
    case .number: [base]
    case .list(let items): items.indices.flatMap { items[$0].numberPaths(under: base[$0]) }
    case .object(let fields):
      fields.keys.sorted().flatMap { key in fields[key]?.numberPaths(under: base[key]) ?? [] }
    case .null, .flag, .text: []
    }
  }

  /// The fields of an object; empty for anything else.
  var fields: [String: JSONValue] { if case .object(let fields) = self { fields } else { [:] } }

  /// The items of a list; empty for anything else.
  var items: [JSONValue] { if case .list(let items) = self { items } else { [] } }
}
