/// Text broken at spaces.
enum LineWrap {
  /// Lines of at most `width` characters; a word that is longer stands in a line of its own.
  static func lines(of text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if line.isEmpty {
        line = String(word)
      } else if line.count + 1 + word.count <= width {
        line += " " + word
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    return lines + [line]
  }

  /// Lines of at most `width` characters; words that are longer are broken, where they can after a bracket, a comma or
  /// an operator.
  static func pieces(of text: String, width: Int) -> [String] {
    guard text.count > width, width > 0 else { return [text] }
    return lines(of: text, width: width).flatMap { line -> [String] in
      var rest = line[...]
      var pieces: [String] = []
      while rest.count > width {
        let head = rest.prefix(width)
        let end = head.lastIndex(where: breaks.contains).map { rest.index(after: $0) } ?? head.endIndex
        pieces.append(String(rest[..<end]))
        rest = rest[end...]
      }
      return pieces + [String(rest)]
    }
  }

  private static let breaks: Set<Character> = ["(", ",", "*", "/", "+", "="]
}
