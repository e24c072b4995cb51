/// A compressor that somebody else wrote, running in a child process.
///
/// The child is started once a session and kept; requests and replies are binary frames on its
/// standard input and output (`docs/plugin-protocol.md`). Whatever it does (crash, hang, print), the
/// session answers with draws or with one `SubjectFailure`.
public struct ForeignSubject: CompressorSubject, Hashable {
  public let name: String
  public let dtype: DType
  /// The program and its arguments; the program is looked up on `PATH`.
  public let words: [String]
  /// Environment variables that are set for the child besides those of this process.
  public let environment: [String: String]
  /// The shape of all inputs, where it is known beforehand; announced in the handshake.
  public let shape: [Int]?
  public let limits: ForeignLimits

  public func makeSession() throws(SubjectFailure) -> any CompressorSession {
    try ForeignSession(of: self)
  }
}

extension ForeignSubject {
  /// A program that speaks the protocol.
  ///
  /// - Parameter words: the program and its arguments, as `ShellWords.split` returns them; not empty.
  public static func command(
    _ words: [String], dtype: DType = .float64, shape: [Int]? = nil, limits: ForeignLimits = ForeignLimits()
  ) -> ForeignSubject {
    precondition(!words.isEmpty, "a command has at least one word")
    return ForeignSubject(
      name: words.joined(separator: " "), dtype: dtype, words: words, environment: [:], shape: shape,
      limits: limits)
  }

  /// An attribute of a Python file, served by the adapter that is built into this package.
  ///
  /// - Parameters:
  ///   - target: which attribute of which file.
  ///   - interpreter: the Python to run; by default that of the active virtual environment, else
  ///     `python3` on `PATH`.
  public static func python(
    _ target: PythonTarget, interpreter: String? = nil, dtype: DType = .float64, shape: [Int]? = nil,
    limits: ForeignLimits = ForeignLimits()
  ) -> ForeignSubject {
    let interpreter = interpreter ?? PythonAdapter.defaultInterpreter()
    return ForeignSubject(
      name: target.description, dtype: dtype,
      words: [interpreter, "-c", PythonAdapter.source, target.description],
      environment: PythonAdapter.environment(), shape: shape, limits: limits)
  }
}
