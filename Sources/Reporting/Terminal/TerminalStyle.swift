import Checks
public import Foundation

/// How text looks on the output at hand: with colours or without, and how wide.
public struct TerminalStyle: Hashable, Sendable {
  public var usesColour: Bool
  /// The number of columns; text is wrapped to it.
  public var width: Int
  /// The number of columns that a table may take, which is read row by row.
  public var tableWidth: Int

  public init(usesColour: Bool, width: Int, tableWidth: Int? = nil) {
    self.usesColour = usesColour
    self.width = min(100, max(60, width))
    self.tableWidth = max(60, tableWidth ?? width)
  }

  /// Without colour, for files and pipes.
  public static let plain = TerminalStyle(usesColour: false, width: 96, tableWidth: 120)

  /// The style of an output: colours only on a terminal, and not where `NO_COLOR` is set to anything
  /// but the empty text or the terminal is `dumb`.
  public static func of(
    _ output: FileHandle, environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> TerminalStyle {
    guard isTerminal(output) else { return .plain }
    let refused = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
    let width = environment["COLUMNS"].flatMap(Int.init) ?? columns(of: output) ?? 96
    return TerminalStyle(usesColour: !refused, width: width)
  }

  /// The columns of a terminal, if it tells.
  private static func columns(of output: FileHandle) -> Int? {
    var size = winsize()
    guard unsafe ioctl(output.fileDescriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  public static func isTerminal(_ output: FileHandle) -> Bool { isatty(output.fileDescriptor) == 1 }

  /// A verdict as its sign and its word, in its colour where there are colours.
  func verdict(_ verdict: Verdict) -> String {
    coloured("\(verdict.sign) \(verdict.words)", code: Self.code(of: verdict))
  }

  func bold(_ text: String) -> String { coloured(text, code: "1") }

  private func coloured(_ text: String, code: String) -> String {
    usesColour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  private static func code(of verdict: Verdict) -> String {
    switch verdict {
    case .refuted: "1;31"
    case .failed: "1;35"
    case .undecided: "1;33"
    case .consistent: "1;32"
    case .holdsExactly: "1;36"
    }
  }
}
