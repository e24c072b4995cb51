import ArgumentParser
import Checks
import Foundation

/// Which compressor is judged.
struct SubjectOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("A compressor of this package, such as 'topk(k=10)'; see efcheck list.", valueName: "text"))
  var builtin: String?

  @Option(
    help: ArgumentHelp(
      "A callable f(x) or f(x, rng), or an object with compress and decompress; with --algorithm a class with step.",
      valueName: "FILE.py:NAME"))
  var python: String?

  @Option(
    help: ArgumentHelp(
      "A program that speaks the plug-in protocol; split as a shell would, no shell run.", valueName: "words"))
  var command: String?

  @Option(
    help: ArgumentHelp(
      "A planted fault of the bank, with its own claim and inputs; see efcheck list faults.", valueName: "id"))
  var fault: String?

  @Option(
    help: ArgumentHelp(
      "The Python to run; by default that of the active virtual environment, else python3.", valueName: "path"))
  var interpreter: String?

  @Option(help: "The precision of inputs and outputs: \(DType.allCases.map(\.rawValue).joined(separator: ", ")).")
  var dtype: String = DType.float64.rawValue

  @Option(parsing: .unconditional, help: ArgumentHelp("The seconds that one request may take.", valueName: "seconds"))
  var timeLimit: Double = 30

  /// The subject that the options name.
  ///
  /// - Parameter deadline: When the whole run ends; nil for never.
  func subject(shape: [Int]?, deadline: ContinuousClock.Instant?) throws(UsageError) -> any CompressorSubject {
    guard let builtin else { return try child(shape: shape, deadline: deadline) }
    guard python == nil, command == nil else { throw Self.oneSubject }
    let dtype = try precision
    return ReferenceSubject(try CompressorEntry.compressor(named: builtin).compressor, name: builtin, dtype: dtype)
  }

  /// The child that the options name.
  ///
  /// - Parameter deadline: When the whole run ends; nil for never.
  func child(shape: [Int]?, deadline: ContinuousClock.Instant?) throws(UsageError) -> ForeignSubject {
    let dtype = try precision
    let limits = ForeignLimits(requestSeconds: timeLimit, deadline: deadline)
    switch (python, command) {
    case (let text?, nil):
      let target = try PythonTarget(parsing: text)
      guard FileManager.default.fileExists(atPath: target.file) else {
        throw UsageError("--python: there is no file '\(target.file)'; name it with its folder")
      }
      return .python(target, interpreter: interpreter, dtype: dtype, shape: shape, limits: limits)
    case (nil, let text?):
      return .command(try ShellWords.split(text), dtype: dtype, shape: shape, limits: limits)
    default: throw Self.oneSubject
    }
  }

  private static let oneSubject = UsageError(
    "name one subject: --builtin TEXT, --python FILE.py:NAME, --command 'WORDS' or --fault ID")

  /// The precision, after a look at the time limit too.
  private var precision: DType {
    get throws(UsageError) {
      guard let dtype = DType(rawValue: dtype) else {
        throw UsageError(
          "--dtype '\(dtype)' is unknown; write one of \(DType.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      guard 0 < timeLimit, timeLimit <= ForeignLimits.longestSeconds else {
        throw UsageError("--time-limit needs a positive number of seconds, at most 1e9")
      }
      return dtype
    }
  }
}
