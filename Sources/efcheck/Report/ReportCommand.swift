import ArgumentParser
import Checks
import Foundation
import Reporting
import Synchronization

/// `efcheck report`: judges everything in the catalogue and writes the report.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Runs the catalogue of compressors, methods and theorems, and writes the report.",
    discussion: """
      Writes report.html, report.md, report.json, report.junit.xml, figures and run-info.txt. Evidence is \
      kept in the same folder: a run that was stopped goes on where it was when the same command is given \
      again.

      Exit status: 1 if something was refuted; else 4 if a subject failed; else 3 if something is undecided \
      and --strict was given; else 0. 64 for wrong usage, 74 if a file cannot be written.
      """)

  @Option(help: "How much work to do: \(Budget.allCases.map(\.rawValue).joined(separator: ", ")).")
  var budget = Budget.standard

  @Option(help: ArgumentHelp("A data set in LIBSVM form; may be given several times.", valueName: "file"))
  var data: [String] = []

  @Option(
    help: ArgumentHelp(
      "Runs only the checks whose name contains this text; may be given several times.", valueName: "text"))
  var only: [String] = []

  @Option(parsing: .unconditional, help: "The seed of all randomness.")
  var seed: UInt64 = 1

  @Option(
    parsing: .unconditional, help: "How many checks, or parts of one, run at the same time. It changes no result.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Option(
    name: [.customLong("output"), .customLong("out")],
    help: ArgumentHelp("The folder to write to.", valueName: "folder"))
  var output = "efcheck-report"

  @Flag(help: "Ends with status 3 if something is undecided.")
  var strict = false

  func validate() throws {
    guard jobs >= 1 else { throw ValidationError("--jobs needs a number of at least 1.") }
  }

  func run() throws {
    try orExitWithUsage { try report() }
  }

  private func report() throws {
    let start = Date()
    let run = try makeRun()
    let folder = ReportFolder(directory: URL(filePath: output), gnuplot: .onSearchPath())
    // Before the work, not after it.
    try orExitUnwritten {
      try FileManager.default.createDirectory(at: folder.directory, withIntermediateDirectories: true)
    }
    let interruption = Interruption(message: "efcheck: stopped. The same command goes on from here.")
    let progress = LiveProgress(total: run.chosen.count)
    let unkept = Mutex<[String]>([])
    let report = run.report { event in
      progress.show(event)
      if case .notKept(let id, let reason) = event { unkept.withLock { $0.append("\(id): \(reason)") } }
    }
    progress.end()
    interruption.end()
    try write(report, of: run, to: folder, start: start)
    summarise(report, page: folder.page)
    let losses = unkept.withLock { $0 }
    if let first = losses.first {
      say(
        "efcheck: the evidence of \(losses.count) checks cannot be stored in '\(output)', give --output a folder that can be written; \(first)"
      )
      throw ExitStatus.cannotWrite.exitCode
    }
    throw ExitStatus(of: report.findings.map(\.verdict), strict: strict).exitCode
  }

  private func write(_ report: Report, of run: ReportRun, to folder: ReportFolder, start: Date) throws {
    let further = [RunOrigin.Fact("gnuplot", folder.gnuplot?.version ?? "not found"), .init("jobs", "\(jobs)")]
    var origin = RunOrigin.ofThisProcess(
      version: EFCheck.version, start: start, command: CommandLine.arguments.map(ShellWord.quoted), further: further)
    origin.commandsHere = run.commandsHere(data: data, output: output)
    try orExitUnwritten {
      for missing in try folder.write(report, origin: origin) { say("efcheck: no picture of \(missing)") }
    }
  }

  private func orExitUnwritten(_ body: () throws -> Void) throws {
    do { try body() } catch {
      say("efcheck: the report cannot be written to '\(output)': \(error.localizedDescription)")
      throw ExitStatus.cannotWrite.exitCode
    }
  }

  private func makeRun() throws(UsageError) -> ReportRun {
    var files: [DataFile] = []
    for path in data { files.append(try DataFile(path: path)) }
    let sources = files.map(\.source)
    guard Set(sources.map(\.name)).count == sources.count else {
      throw UsageError("two data files have the same name")
    }
    let run = ReportRun(
      chapters: try ReportedChecks.chapters(data: files, seed: seed),
      description: RunDescription(
        subject: "Compressors, methods and theorems", seed: seed, budget: budget, criterion: Criterion(), data: sources),
      only: only, jobs: jobs, store: EvidenceStore(directory: evidenceFolder(of: sources)))
    guard !run.chosen.isEmpty else {
      let names = run.checks.map { "  \($0.id)" }.joined(separator: "\n")
      throw UsageError("no check has a name that contains \(only.joined(separator: " or ")). There are:\n\(names)")
    }
    return run
  }

  /// Evidence is only ever resumed by the program that gathered it, on the same data: the folder is
  /// named by a hash of both.
  private func evidenceFolder(of data: [DataSource]) -> URL {
    var fingerprint = Fingerprint()
    if let program = Bundle.main.executableURL, let bytes = try? Data(contentsOf: program) { fingerprint.add(bytes) }
    for source in data { fingerprint.add(Data("\(source.name) \(source.fingerprint)\n".utf8)) }
    return URL(filePath: output).appending(path: "evidence/\(fingerprint.text)")
  }

  private func summarise(_ report: Report, page: URL) {
    let reporter = TerminalReporter(style: .of(.standardOutput))
    for verdict in [Verdict.refuted, .failed] {
      for result in report.results {
        for finding in result.findings where finding.verdict == verdict {
          print("\(result.id.subject)\n\(reporter.text(of: finding))")
        }
      }
    }
    print("\(report.verdict.words): \(reporter.counts(of: report.findings.map(\.verdict)))")
    print("report: \(page.path)")
  }
}
