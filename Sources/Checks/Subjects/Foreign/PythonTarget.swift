/// An attribute of a Python file, written `FILE.py:NAME`.
public struct PythonTarget: Hashable, Sendable, CustomStringConvertible {
  public let file: String
  public let name: String

  public init(file: String, name: String) {
    self.file = file
    self.name = name
  }

  /// Reads `FILE.py:NAME`; the last colon separates.
  public init(parsing text: String) throws(UsageError) {
    guard let colon = text.lastIndex(of: ":"), colon != text.startIndex,
      text.index(after: colon) != text.endIndex
    else {
      throw UsageError("'\(text)' is not of the form FILE.py:NAME; name a callable or object of the file")
    }
    self.init(file: String(text[..<colon]), name: String(text[text.index(after: colon)...]))
  }

  public var description: String { "\(file):\(name)" }
}
