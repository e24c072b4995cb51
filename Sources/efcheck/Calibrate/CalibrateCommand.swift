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
      given again.

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
    name: [.customLong("out"), .customLong("output")],
    help: ArgumentHelp("The folder of the evidence.", valueName: "folder"))
  var output = "efcheck-calibration"

  func validate() throws {
    guard jobs >= 1 else { throw ValidationError("--jobs needs a number of at least 1.") }
    guard runs.map({ $0 >= 1 }) ?? true else { throw ValidationError("--runs needs a number of at least 1.") }
  }

  func run() throws {
    #if DEBUG
      say("This is a debug build, 15 to 100 times slower: use `swift run -c release efcheck calibrate`.")
    #endif
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
    print(record.text(style: .of(.standardOutput)), terminator: "")
    if let jsonFile { try write(record, to: jsonFile) }
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

  private func write(_ record: CalibrationRecord, to file: String) throws {
    do { try StableJSON.encode(record).write(to: URL(filePath: file), options: .atomic) } catch {
      say("efcheck: \(file): cannot be written; give --json a path in a folder that exists")
      throw ExitStatus.cannotWrite.exitCode
    }
  }
}
