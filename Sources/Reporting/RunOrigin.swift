public import Foundation

/// When, where and by what a report was made: the only facts of a run that are not determined by its
/// seed. They appear in the footer of the page and in `run-info.txt`, and nowhere else.
public struct RunOrigin: Hashable, Sendable {
  /// One fact, such as `host` and its name.
  public struct Fact: Hashable, Sendable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  public var facts: [Fact]
  /// The commands that repeat findings with the paths of this run, by the command that the report gives.
  public var commandsHere: [String: String] = [:]

  public init(facts: [Fact]) { self.facts = facts }

  /// The facts of this process.
  ///
  /// - Parameters:
  ///   - version: The version of the program.
  ///   - start: When the run began.
  ///   - command: The words of the command line, quoted for a shell.
  ///   - further: Whatever else the caller knows, such as the version of gnuplot.
  public static func ofThisProcess(
    version: String, start: Date, command: [String], further: [Fact] = []
  ) -> RunOrigin {
    let process = ProcessInfo.processInfo
    let end = Date()
    return RunOrigin(
      facts: [
        Fact("written", end.formatted(.iso8601)),
        Fact("wall time", String(format: "%.1f s", end.timeIntervalSince(start))),
        Fact("command", command.joined(separator: " ")),
        Fact("folder", FileManager.default.currentDirectoryPath),
        Fact("host", process.hostName),
        Fact("system", process.operatingSystemVersionString),
        Fact("processors", "\(process.activeProcessorCount)"),
        Fact("efcheck", version),
      ] + further)
  }

  /// `run-info.txt`: one fact a line.
  var text: String {
    facts.map { "\($0.name): \(TextLine.of($0.value))\n" }.joined()
  }
}
