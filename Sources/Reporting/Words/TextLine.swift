/// Text from anywhere as one line that is safe to print.
enum TextLine {
  /// `text` with line breaks turned into spaces, and without control characters and those that turn
  /// the direction of writing; a terminal or a parser would act on them.
  static func of(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\n" || scalar == "\r" || scalar == "\t" || scalar.value == 0x2028 || scalar.value == 0x2029 {
        line.append(" ")
      } else if !isHarmful(scalar) {
        line.append(scalar)
      }
    }
    return String(line)
  }

  /// `text` without harmful characters, its line breaks kept.
  static func lines(of text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { of(String($0)) }
      .joined(separator: "\n")
  }

  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x202A...0x202E, 0x2066...0x2069: true
    case 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
