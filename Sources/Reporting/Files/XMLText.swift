/// Text made safe for XML 1.0: markup escaped, characters that XML cannot hold left out.
enum XMLText {
  /// For the inside of an element; line breaks stay.
  static func content(_ text: String) -> String { escaped(TextLine.lines(of: text)) }

  /// For the inside of a quoted attribute; line breaks become spaces.
  static func attribute(_ text: String) -> String { escaped(TextLine.of(text)) }

  /// Works on scalars, not on characters: a quotation mark followed by a combining accent is one
  /// character to Swift, and still closes an attribute.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&apos;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
