import Checks
public import Foundation

/// How text looks on the output at hand: with colours or without, and how wide.
public struct TerminalStyle: Hashable, Sendable {
  public var usesColour: Bool
  /// The number of columns; text is wrapped to it.
  public var width: Int

  public init(usesColour: Bool, width: Int) {
    self.usesColour = usesColour
    self.width = min(100, max(60, width))
  }

  /// Without colour, for files and pipes.
  public static let plain = TerminalStyle(usesColour: false, width: 96)

  /// The style of an output: colours only on a terminal, and not where `NO_COLOR` is set to anything
  /// but the empty text or the terminal is `dumb`.
  public static func of(
    _ output: FileHandle, environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> TerminalStyle {
    guard isTerminal(output) else { return .plain }
    let refused = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
    return TerminalStyle(usesColour: !refused, width: environment["COLUMNS"].flatMap(Int.init) ?? 96)
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
