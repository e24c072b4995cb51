import Foundation
import Testing

/// What a signal to the program itself does.
@Suite struct InterruptionTests {
  /// The program, which is built beside the tests.
  static let program = ([Bundle.main] + Bundle.allBundles)
    .flatMap { [$0.executableURL, $0.bundleURL].compactMap(\.self) }
    .map { $0.deletingLastPathComponent().appending(component: "efcheck") }
    .first { FileManager.default.isExecutableFile(atPath: $0.path) }

  static let canRun = program != nil && ValidateCommandTests.hasPython

  @Test(
    .enabled(if: canRun, "needs python3 and the program"),
    arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
  func aSignalEndsAChildThatIgnoresSIGTERM(number: Int32, status: Int32) throws {
    let note = FileManager.default.temporaryDirectory.appending(component: "efcheck-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: note) }
    let child = ValidateCommandTests.fixtures.appending(component: "hostile_child.py").path
    let run = Process()
    run.executableURL = Self.program
    run.arguments = [
      "validate", "--command", "python3 '\(child)' stubborn '\(note.path)'", "--claim", "contractive(alpha=1)",
      "--dimension", "4",
    ]
    (run.standardOutput, run.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    try run.run()
    defer { if run.isRunning { kill(run.processIdentifier, SIGKILL) } }
    let sleeper = try #require(wait(seconds: 30) { pid(in: note) })
    #expect(isRunning(sleeper))
    kill(run.processIdentifier, number)
    run.waitUntilExit()
    #expect(run.terminationReason == .exit)
    #expect(run.terminationStatus == status)
    let isGone: Bool? = wait(seconds: 10) { isRunning(sleeper) ? nil : true }
    #expect(isGone == true)
    if isRunning(sleeper) { kill(sleeper, SIGKILL) }
  }

  private func pid(in file: URL) -> pid_t? {
    guard let text = try? String(contentsOf: file, encoding: .utf8), text.hasSuffix("\n") else { return nil }
    return pid_t(text.dropLast())
  }

  /// Whether a process is there and no zombie.
  private func isRunning(_ pid: pid_t) -> Bool {
    let list = Process()
    list.executableURL = URL(filePath: "/bin/ps")
    list.arguments = ["-o", "stat=", "-p", "\(pid)"]
    let pipe = Pipe()
    list.standardOutput = pipe
    guard (try? list.run()) != nil else { return kill(pid, 0) == 0 }
    let state = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    list.waitUntilExit()
    return !state.isEmpty && !state.hasPrefix("Z")
  }

  private func wait<Value>(seconds: Double, for value: () -> Value?) -> Value? {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < deadline {
      if let value = value() { return value }
      usleep(20_000)
    }
    return value()
  }
}
