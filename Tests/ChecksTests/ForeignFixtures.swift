import Foundation

@testable import Checks

/// The programs under `Fixtures`, as subjects.
enum ForeignFixtures {
  /// Whether `python3` runs here, with and without numpy.
  static let hasPython = runs("pass")
  static let hasNumpy = runs("import numpy")

  static func path(_ file: String) -> String {
    Bundle.module.resourceURL!.appending(components: "Fixtures", file).path(percentEncoded: false)
  }

  /// A session with a child that misbehaves in the way of `mode`.
  static func hostile(_ mode: String, limits: ForeignLimits = ForeignLimits()) throws -> ForeignSession {
    try ForeignSession(of: .command(["python3", path("hostile_child.py"), mode], limits: limits))
  }

  /// An attribute of `subjects.py`, or of another fixture.
  static func python(
    _ name: String, of file: String = "subjects.py", dtype: DType = .float64,
    limits: ForeignLimits = ForeignLimits()
  ) throws -> ForeignSession {
    try ForeignSession(of: .python(PythonTarget(file: path(file), name: name), dtype: dtype, limits: limits))
  }

  private static func runs(_ code: String) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [PythonAdapter.defaultInterpreter(), "-c", code]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
