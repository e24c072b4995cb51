import Foundation

/// The Python side of the protocol, `adapters/python/efcheck_plugin.py`, compiled into this module.
///
/// It is handed to the interpreter as an argument, so that an installed program needs no other file.
enum PythonAdapter {
  static var source: String { String(decoding: PackageResources.efcheck_plugin_py, as: UTF8.self) }

  /// The interpreter of the active virtual environment, else the `python3` on `PATH`.
  static func defaultInterpreter(
    in environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> String {
    guard let folder = environment["VIRTUAL_ENV"], !folder.isEmpty else { return "python3" }
    return folder + "/bin/python"
  }

  /// Fixes the order of Python's sets of strings, unless the user chose it: with an order that
  /// changes from start to start a run could not be repeated.
  static func environment(
    besides environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> [String: String] {
    environment["PYTHONHASHSEED"] == nil ? ["PYTHONHASHSEED": "0"] : [:]
  }
}
