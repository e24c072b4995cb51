import Foundation

/// Another implementation of the same tasks, run as a program of its own.
struct Peer {
  enum Outcome {
    case measured(version: String, [Measurement])
    /// It is not here, or did not run; in words.
    case absent(String)
  }

  let name: String
  /// Makes what has to be run, in a folder of its own.
  let prepare: (_ folder: URL) throws -> Program

  struct Program {
    var executable: String
    var arguments: [String]
  }

  struct Absence: Error {
    var reason: String
  }

  func run(_ size: BenchSize, repetitions: Int) -> Outcome {
    let folder = FileManager.default.temporaryDirectory.appending(component: "efcheck-bench-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let program = try prepare(folder)
      let output = try Self.output(
        of: program.executable, program.arguments + size.arguments(repetitions: repetitions))
      return try parsed(output)
    } catch let absence as Absence {
      return .absent(absence.reason)
    } catch {
      return .absent("\(error)")
    }
  }

  /// Lines `version …` and `task outcome seconds seconds …`.
  func parsed(_ output: String) throws(Absence) -> Outcome {
    var version = name
    var measurements: [Measurement] = []
    for line in output.split(separator: "\n") {
      let words = line.split(separator: " ")
      if words.first == "version" {
        version = words.dropFirst().joined(separator: " ")
        continue
      }
      let numbers = words.dropFirst().map { Double($0) }
      guard numbers.count >= 2, !numbers.contains(nil) else { throw Absence(reason: "unexpected output '\(line)'") }
      let values = numbers.compactMap(\.self)
      measurements.append(
        Measurement(
          task: String(words[0]), implementation: name, outcome: values[0], seconds: Array(values.dropFirst())))
    }
    return .measured(version: version, measurements)
  }

  /// What a program prints, run on one thread; its last line of complaint if it ends badly.
  static func output(of executable: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [executable] + arguments
    var environment = ProcessInfo.processInfo.environment
    for name in ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"] {
      environment[name] = "1"
    }
    process.environment = environment
    let output = Pipe()
    let complaints = FileManager.default.temporaryDirectory.appending(component: "efcheck-\(UUID().uuidString)")
    _ = FileManager.default.createFile(atPath: complaints.path, contents: nil)
    defer { try? FileManager.default.removeItem(at: complaints) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: complaints)
    try process.run()
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      let text = (try? String(contentsOf: complaints, encoding: .utf8)) ?? ""
      throw Absence(
        reason: String(text.split(separator: "\n").last ?? "ended with status \(process.terminationStatus)"))
    }
    return String(decoding: printed, as: UTF8.self)
  }
}
