import ArgumentParser
import Checks
import Falsehoods
import Foundation

/// Which oracle is judged.
struct OracleOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A problem of this package, such as 'tridiagonal(n=4, d=8)'; see efcheck list problems.", valueName: "text"))
  var problem: String?

  @Option(help: ArgumentHelp("A LIBSVM file, for a problem that needs data.", valueName: "file"))
  var data: String?

  @Option(
    help: ArgumentHelp(
      "A callable f(x, seed) that gives a stochastic gradient, or an object; see the plug-in protocol.",
      valueName: "FILE.py:NAME"))
  var python: String?

  @Option(
    help: ArgumentHelp(
      "A program that speaks the plug-in protocol; split as a shell would, no shell run.", valueName: "words"))
  var command: String?

  @Option(help: ArgumentHelp("A planted fault of the bank, such as orc-02, with its claim.", valueName: "id"))
  var fault: String?

  @Option(
    help: ArgumentHelp(
      "The Python to run; by default that of the active virtual environment, else python3.", valueName: "path"))
  var interpreter: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The dimension, for a Python oracle that does not tell it.", valueName: "d"))
  var dimension: Int?

  @Option(help: "The precision of points and gradients: \(DType.allCases.map(\.rawValue).joined(separator: ", ")).")
  var dtype: String = DType.float64.rawValue

  @Option(parsing: .unconditional, help: ArgumentHelp("The seconds that one request may take.", valueName: "seconds"))
  var timeLimit: Double = 30

  /// The oracle that the options name, with the claims that are made of it if the user makes none.
  ///
  /// - Parameter deadline: When the whole run ends; nil for never.
  func subject(deadline: ContinuousClock.Instant?) throws(UsageError) -> (any OracleSubject, claims: [String]) {
    guard [problem, python, command, fault].compactMap(\.self).count == 1 else {
      throw UsageError("name one subject: --problem TEXT, --python FILE.py:NAME, --command 'WORDS' or --fault ID")
    }
    if let problem {
      let examples = try data.map { path throws(UsageError) in try DataFile(path: path).examples }
      let paired = try ProblemEntry.problem(named: problem, data: examples)
      return (paired.subject, paired.assumptions)
    }
    if let fault {
      guard let planted = PlantedOracleFault.bank.first(where: { $0.id == fault }) else {
        let known = PlantedOracleFault.bank.map(\.id).joined(separator: ", ")
        throw UsageError("there is no fault '\(fault)' of an oracle; known are \(known)")
      }
      return (planted.subject, [planted.claim])
    }
    return (try foreign(deadline: deadline), [])
  }

  private func foreign(deadline: ContinuousClock.Instant?) throws(UsageError) -> ForeignOracle {
    guard let dtype = DType(rawValue: dtype) else {
      throw UsageError(
        "--dtype '\(dtype)' is unknown; write one of \(DType.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    guard 0 < timeLimit, timeLimit <= ForeignLimits.longestSeconds else {
      throw UsageError("--time-limit needs a positive number of seconds, at most 1e9")
    }
    guard dimension.map({ (1...1 << 27).contains($0) }) ?? true else {
      throw UsageError("--dimension needs a whole number from 1 to \(1 << 27)")
    }
    let limits = ForeignLimits(requestSeconds: timeLimit, deadline: deadline)
    let shape = dimension.map { [$0] }
    do {
      guard let python else {
        let words = try ShellWords.split(command ?? "")
        guard !words.isEmpty else { throw UsageError("--command is empty; name a program") }
        return ForeignOracle(.command(words, dtype: dtype, shape: shape, limits: limits))
      }
      let target = try PythonTarget(parsing: python)
      guard FileManager.default.fileExists(atPath: target.file) else {
        throw UsageError("--python: there is no file '\(target.file)'; name it with its folder")
      }
      return ForeignOracle(
        .python(target, interpreter: interpreter, dtype: dtype, shape: shape, limits: limits))
    } catch let error as UsageError {
      throw error
    } catch {
      throw UsageError("\(error)")
    }
  }
}
