/// Why a case cannot be replayed as it stands: its text is not what the schema says, or its numbers
/// contradict each other or a hypothesis. The case fails.
struct ReplayFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where, from the element on.
  let path: JSONPath
  let message: String

  init(_ path: JSONPath, _ message: String) {
    self.path = path
    self.message = message
  }

  var description: String { path.steps.isEmpty ? message : "\(path): \(message)" }
}
