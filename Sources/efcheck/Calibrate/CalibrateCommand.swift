import ArgumentParser
import Checks
import Falsehoods
import Foundation
import Reporting
import Synchronization

/// `efcheck calibrate`: puts the tester itself on trial.
struct CalibrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Puts the tester itself on trial: what it finds, how fast, and how often it is wrong.",
    discussion: """
      Parts: engine (mean calls beside the exact information bound, predicted beside measured power), nulls (false \
      alarms where claims hold with equality), faults (a bank of planted faults, found or not, beside the fewest \
      calls that any test needs), controls (searches of implementations that keep their claim, over and over). \
      Evidence is kept in the output folder: a run that was stopped goes on where it was when the same command is \
      given again. With --budget standard it takes about ten minutes of a processor.

      Exit status: 1 if a part misses its limit, which is then named; 4 if a part could not be done; 64 for wrong \
      usage, 74 if a file cannot be written; else 0.
      """)

  @Option(help: "How much work to do: \(Budget.allCases.map(\.rawValue).joined(separator: ", ")).")
  var budget = Budget.standard

  @Option(
    parsing: .unconditional, help: ArgumentHelp("The runs of each law, instead of those of the budget.", valueName: "N")
  )
  var runs: Int?

  @Option(parsing: .unconditional, help: "The seed of all randomness.")
  var seed: UInt64 = 1

  @Option(parsing: .unconditional, help: "How many parts run at the same time. It changes no result.")
  var jobs = 1

  @Option(
    help: ArgumentHelp(
      "Only this part: \(CalibrationPart.allCases.map(\.rawValue).joined(separator: ", ")); may be given several times.",
      valueName: "part"))
  var only: [CalibrationPart] = []

  @Option(
    name: .customLong("json"), help: ArgumentHelp("Also writes findings and tables as JSON.", valueName: "file"),
    completion: .file())
  var jsonFile: String?

  @Option(
    name: .customLong("text"), help: ArgumentHelp("Also writes what is printed to this file.", valueName: "file"),
    completion: .file())
  var textFile: String?

  @Option(
    name: [.customLong("output"), .customLong("out")],
    help: ArgumentHelp("The folder of the evidence.", valueName: "folder"))
  var output = "efcheck-calibration"

  func validate() throws {
    guard jobs >= 1 else { throw ValidationError("--jobs needs a number of at least 1.") }
    guard runs.map({ $0 >= 1 }) ?? true else { throw ValidationError("--runs needs a number of at least 1.") }
  }

  func run() throws { try orExitWithUsage(calibrate) }

  private func calibrate() throws {
    #if DEBUG
      say("This is a debug build, 15 to 100 times slower: use `swift run -c release efcheck calibrate`.")
    #endif
    // Before the work, not after it.
    for (option, path) in [("--json", jsonFile), ("--text", textFile)] {
      if let path { try OutputFile.requireWritable(path, option: option) }
    }
    let heading = heading(commit: SourceCommit.ofThisProgram())
    let interruption = Interruption(message: "efcheck: stopped. The same command goes on from here.")
    let calibration = CalibrationRun(budget: budget, runs: runs, seed: seed, only: only)
    let unkept = Mutex<[String]>([])
    let progress = LiveProgress(total: calibration.checks.count)
    let results = calibration.results(store: EvidenceStore(directory: evidenceFolder), jobs: jobs) { event in
      progress.show(event)
      if case .notKept(let id, let reason) = event { unkept.withLock { $0.append("\(id): \(reason)") } }
    }
    progress.end()
    interruption.end()
    let record = CalibrationRecord(budget: budget, runs: runs, seed: seed, results: results)
    print(record.text(heading: heading, style: .of(.standardOutput)), terminator: "")
    try write(record, heading: heading)
    if let loss = unkept.withLock({ $0 }).first {
      say("efcheck: evidence cannot be stored in '\(output)', give --out a folder that can be written; \(loss)")
      throw ExitStatus.cannotWrite.exitCode
    }
    throw ExitStatus(of: [record.verdict], strict: false).exitCode
  }

  /// Evidence is only ever resumed by the program that gathered it, with as many runs a law.
  private var evidenceFolder: URL {
    var fingerprint = Fingerprint()
    if let program = Bundle.main.executableURL, let bytes = try? Data(contentsOf: program) { fingerprint.add(bytes) }
    fingerprint.add(Data("runs \(runs.map(String.init) ?? "of the budget")".utf8))
    return URL(filePath: output).appending(path: "evidence/\(fingerprint.text)")
  }

  /// The command with everything that the results depend on, and what it was run by.
  func heading(commit: String?) -> String {
    let words =
      ["efcheck calibrate --budget \(budget.rawValue)"] + (runs.map { ["--runs \($0)"] } ?? [])
      + only.map { "--only \($0.rawValue)" } + ["--seed \(seed)"]
    return """
      \(words.joined(separator: " "))
      seed \(seed), efcheck \(EFCheck.version), commit \(commit ?? "unknown")

      """
  }

  private func write(_ record: CalibrationRecord, heading: String) throws {
    var isWritten = true
    if let jsonFile {
      isWritten = OutputFile.write(to: jsonFile) { try StableJSON.encode(record).write(to: $0, options: .atomic) }
    }
    if let textFile {
      let text = record.text(heading: heading, style: .plain)
      isWritten = OutputFile.write(to: textFile) { try Data(text.utf8).write(to: $0, options: .atomic) } && isWritten
    }
    guard isWritten else { throw ExitStatus.cannotWrite.exitCode }
  }
}
