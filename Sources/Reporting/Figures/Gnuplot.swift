public import Foundation

/// The gnuplot of this machine, run as a child process.
public struct Gnuplot: Sendable {
  /// Why a picture could not be drawn, in one line.
  public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String
  }

  let executable: URL

  public init(executable: URL) { self.executable = executable }

  /// The gnuplot on the search path, if there is one.
  public static func onSearchPath(_ path: String? = ProcessInfo.processInfo.environment["PATH"]) -> Gnuplot? {
    for folder in (path ?? "").split(separator: ":") {
      let file = URL(filePath: String(folder)).appending(component: "gnuplot")
      if FileManager.default.isExecutableFile(atPath: file.path) { return Gnuplot(executable: file) }
    }
    return nil
  }

  /// `gnuplot 5.4 patchlevel 4`, or nil if it does not run.
  public var version: String? {
    try? run(["--version"], in: nil).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Runs the script `stem.gp` in `folder` and returns the picture that it wrote.
  ///
  /// gnuplot may end well although a curve could not be drawn, so what counts is a whole picture.
  func draw(_ stem: String, in folder: URL) throws(Failure) -> String {
    let picture = folder.appending(component: "\(stem).svg")
    try? FileManager.default.removeItem(at: picture)
    let messages = try run(["-d", "\(stem).gp"], in: folder)
    guard let svg = try? String(contentsOf: picture, encoding: .utf8), svg.contains("</svg>") else {
      try? FileManager.default.removeItem(at: picture)
      throw Failure(description: "gnuplot wrote no picture: \(TextLine.of(messages))")
    }
    return svg
  }

  /// Seconds after which gnuplot is stopped; a figure takes about 0.02.
  private static let timeLimit = 60.0

  /// Returns what it printed.
  private func run(_ arguments: [String], in folder: URL?) throws(Failure) -> String {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = folder }
    var environment = ProcessInfo.processInfo.environment
    environment["LC_ALL"] = "C"
    process.environment = environment
    let output = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    do { try process.run() } catch { throw Failure(description: "gnuplot could not be started: \(error)") }
    let stop = DispatchWorkItem { process.terminate() }
    DispatchQueue.global().asyncAfter(deadline: .now() + Self.timeLimit, execute: stop)
    let printed = (try? output.fileHandleForReading.readToEnd()) ?? Data()
    process.waitUntilExit()
    stop.cancel()
    let text = String(decoding: printed, as: UTF8.self)
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw Failure(description: "gnuplot ended with status \(process.terminationStatus): \(TextLine.of(text))")
    }
    return text
  }
}
