/// A piece of what a child wrote, fit to stand in a message of one line.
enum Excerpt {
  /// The first line that is not blank, at most 80 characters of it, in quotes.
  static func quoting(_ bytes: [UInt8]) -> String {
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    return "'\(lines.lazy.map { line($0, limit: 80) }.first { !$0.isEmpty } ?? "")'"
  }

  /// The text on one line: runs of blanks and newlines become one space, what cannot be printed
  /// becomes a dot.
  static func line(_ bytes: ArraySlice<UInt8>, limit: Int) -> String {
    let text = String(decoding: bytes.prefix(8 * limit), as: UTF8.self)
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let printable = words.map { character in
      character.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control && $0 != "\u{FFFD}" }
        ? character : "."
    }
    return String(printable.prefix(limit)) + (printable.count > limit ? "…" : "")
  }

  /// The last line that is not blank.
  static func lastLine(_ bytes: [UInt8], limit: Int) -> String? {
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    return lines.lazy.map { line($0, limit: limit) }.last { !$0.isEmpty }
  }
}
