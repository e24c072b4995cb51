/// A text of the form `name(key=value, …)`, the one syntax in which compressors and claims are
/// named. The parentheses may be left out when there is no argument.
public struct CallText: Hashable, Sendable {
  public let name: String
  /// The arguments in the order in which they were written.
  public let arguments: [Argument]

  public struct Argument: Hashable, Sendable {
    public let key: String
    public let value: String
  }

  public init(parsing text: String) throws(UsageError) {
    let trimmed = text.trimmed
    guard let open = trimmed.firstIndex(of: "(") else {
      guard !trimmed.isEmpty else { throw UsageError("an empty text names nothing; write name(key=value, …)") }
      name = trimmed
      arguments = []
      return
    }
    guard trimmed.last == ")" else { throw UsageError("'\(text)' lacks its closing parenthesis") }
    name = String(trimmed[..<open]).trimmed
    let inside = trimmed[trimmed.index(after: open)..<trimmed.index(before: trimmed.endIndex)]
    var arguments: [Argument] = []
    for part in Self.partsAtTopLevel(inside) where !part.trimmed.isEmpty {
      guard let equals = part.firstIndex(of: "=") else {
        throw UsageError("'\(part.trimmed)' in '\(text)' is not of the form key=value")
      }
      let key = String(part[..<equals]).trimmed
      guard !arguments.contains(where: { $0.key == key }) else {
        throw UsageError("'\(text)' gives '\(key)' twice; keep one")
      }
      arguments.append(Argument(key: key, value: String(part[part.index(after: equals)...]).trimmed))
    }
    self.arguments = arguments
  }

  /// The pieces between commas that no parenthesis encloses.
  private static func partsAtTopLevel(_ text: Substring) -> [String] {
    var parts = [""]
    var depth = 0
    for character in text {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if character == "," && depth == 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
    }
    return parts
  }

  /// The values of exactly these keys, in their order; a missing or an unknown key is an error.
  public func values(of keys: [String]) throws(UsageError) -> [String] {
    let form = keys.isEmpty ? name : "\(name)(\(keys.map { "\($0)=…" }.joined(separator: ", ")))"
    if let stranger = arguments.first(where: { !keys.contains($0.key) }) {
      throw UsageError("'\(name)' has no argument '\(stranger.key)'; write \(form)")
    }
    var values: [String] = []
    for key in keys {
      guard let argument = arguments.first(where: { $0.key == key }) else {
        throw UsageError("'\(name)' needs '\(key)'; write \(form)")
      }
      values.append(argument.value)
    }
    return values
  }
}

extension String {
  var trimmed: String {
    var characters = Substring(self)
    while characters.first?.isWhitespace == true { characters.removeFirst() }
    while characters.last?.isWhitespace == true { characters.removeLast() }
    return String(characters)
  }
}
