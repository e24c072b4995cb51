/// Text split into words as a POSIX shell splits it, without running a shell.
///
/// Blanks separate; single quotes keep everything; double quotes keep everything but `\` before
/// `"`, `\`, `$`, `` ` `` and a newline; elsewhere `\` keeps the next character. Nothing is expanded: `$`, `*`,
/// `~`, `|`, `;` and `#` are ordinary characters.
public enum ShellWords {
  public static func split(_ text: String) throws(UsageError) -> [String] {
    var words: [String] = []
    var word: String?
    // Scalars, because a carriage return and a newline together are one Character.
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case " ", "\t", "\n", "\r":
        if let finished = word { words.append(finished) }
        word = nil
      case "'":
        word = (word ?? "") + (try quoted(by: "'", &rest, of: text))
      case "\"":
        word = (word ?? "") + (try quoted(by: "\"", &rest, of: text))
      case "\\":
        guard let next = rest.popFirst() else {
          throw UsageError("the command ends in a lone backslash; remove it: \(text)")
        }
        // A backslash before a newline joins two lines.
        if next != "\n" { word = (word ?? "") + String(next) }
      default:
        word = (word ?? "") + String(scalar)
      }
    }
    if let finished = word { words.append(finished) }
    guard !words.isEmpty else {
      throw UsageError("the command is empty; name a program that speaks the plug-in protocol")
    }
    return words
  }

  /// The text up to the closing `quote`, whose opening one has been read.
  private static func quoted(
    by quote: Unicode.Scalar, _ rest: inout Substring.UnicodeScalarView, of text: String
  ) throws(UsageError) -> String {
    var inside = ""
    while let scalar = rest.popFirst() {
      if scalar == quote { return inside }
      if scalar == "\\", quote == "\"", let next = rest.first, "\"\\$`\n".unicodeScalars.contains(next) {
        rest.removeFirst()
        if next != "\n" { inside.unicodeScalars.append(next) }
      } else {
        inside.unicodeScalars.append(scalar)
      }
    }
    throw UsageError("the command has an opening \(quote) without a closing one; close it: \(text)")
  }
}
