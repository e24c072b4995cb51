import ArgumentParser
import Checks
import Foundation
import Reporting

/// `efcheck rates`: predicted and measured exponents.
struct RatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rates",
    abstract: "Measure scaling exponents beside the predicted ones.",
    discussion: """
      Every exponent is measured by exact moments, whose interval holds the slopes between neighbouring places, and \
      where runs can tell it by the algorithm itself, with as many runs as were planned beforehand for the stated \
      power; the interval is then the 99 % interval of a weighted least-squares slope. Simulation and exact moments are \
      compared by an exact test.

      Experiments: \(names); all does each.

      Exit status: 1 something was refuted; 4 something failed; 3 something is undecided and --strict was \
      given; 0 otherwise; 64 wrong usage; 74 a file could not be written.
      """)

  @Option(help: ArgumentHelp("What is swept: all, \(names).", valueName: "name"))
  var experiment = "all"

  @Flag(help: "List the experiments.") var list = false

  @Flag(help: "Exact moments and closed forms only: no simulation.") var exactOnly = false

  @Option(
    help: "How narrow the intervals of simulations are: \(Budget.allCases.map(\.rawValue).joined(separator: ", ")).")
  var budget = Budget.quick

  @Option(
    name: [.long, .customLong("alpha")], parsing: .unconditional,
    help: ArgumentHelp("The probability with which true claims may be refuted.", valueName: "probability"))
  var falseAlarm = 1e-6

  @Option(parsing: .unconditional, help: "The seed of all random numbers.") var seed: UInt64 = 1

  @Option(parsing: .unconditional, help: "How many parts run at the same time. It changes no result.") var jobs = 1

  @Option(
    name: .customLong("json"), help: ArgumentHelp("Write tables and findings to this JSON file.", valueName: "file"),
    completion: .file())
  var json: String?

  @Option(help: ArgumentHelp("Write the findings to this JUnit XML file.", valueName: "file"), completion: .file())
  var junit: String?

  @Flag(help: "Exit with status 3 if something is undecided.") var strict = false

  private static var names: String { RateExperiment.allCases.map(\.rawValue).joined(separator: ", ") }

  func run() throws {
    if list {
      print(Self.listing, terminator: "")
      return
    }
    try orExitWithUsage {
      let experiments = try chosen()
      guard 0 < falseAlarm, falseAlarm < 1 else {
        throw UsageError("--false-alarm needs a probability between 0 and 1")
      }
      guard jobs >= 1 else { throw UsageError("--jobs needs a whole number of at least 1") }
      for (option, path) in [("--json", json), ("--junit", junit)] {
        if let path { try OutputFile.requireWritable(path, option: option) }
      }
      #if DEBUG
        say("This is a debug build, 15 to 100 times slower: use `swift run -c release efcheck rates`.")
      #endif
      let interruption = Interruption(message: "efcheck: stopped; nothing was written.")
      let began = ContinuousClock.now
      let record = try record(of: experiments)
      interruption.end()
      try report(record)
      say("efcheck: \(Int((ContinuousClock.now - began) / .seconds(1))) s")
      throw ExitStatus(of: record.verdicts, strict: strict).exitCode
    }
  }

  private func chosen() throws(UsageError) -> [RateExperiment] {
    if experiment == "all" { return RateExperiment.allCases }
    guard let one = RateExperiment(rawValue: experiment) else {
      throw UsageError("there is no experiment '\(experiment)'; there are all, \(Self.names)")
    }
    return [one]
  }

  private func record(of experiments: [RateExperiment]) throws -> RatesRecord {
    let checks = try experiments.map { try $0.check(simulations: exactOnly ? .none : .ofBudget) }
    // The share of an experiment does not depend on which others are run.
    let criterion = Criterion(falseAlarmProbability: falseAlarm).share(1 / Double(RateExperiment.allCases.count))
    let settings = RunSettings(seed: seed, budget: budget, criterion: criterion, jobs: jobs)
    let results = runChecks(checks, settings: settings, store: nil)
    return RatesRecord(seed: seed, budget: budget, falseAlarmProbability: falseAlarm, results: results.map(withRerun))
  }

  private func withRerun(_ result: CheckResult) -> CheckResult {
    var result = result
    for index in result.findings.indices {
      result.findings[index].rerun =
        "efcheck rates --experiment \(result.id.subject) --budget \(budget.rawValue) --seed \(seed)"
        + (exactOnly ? " --exact-only" : "") + (falseAlarm == 1e-6 ? "" : " --false-alarm \(falseAlarm)")
    }
    return result
  }

  private func report(_ record: RatesRecord) throws {
    let style = TerminalStyle.of(.standardOutput)
    print(RatesText(record: record, style: style).text, terminator: "")
    var isWritten = true
    if let json {
      isWritten = OutputFile.write(to: json) { try StableJSON.encode(record).write(to: $0, options: .atomic) }
    }
    if let junit {
      let findings = record.experiments.flatMap { part in part.findings.map { (subject: part.experiment, finding: $0) }
      }
      let text = JUnitXML.text(suite: "rates", findings: findings)
      isWritten = OutputFile.write(to: junit) { try Data(text.utf8).write(to: $0, options: .atomic) } && isWritten
    }
    guard isWritten else { throw ExitStatus.cannotWrite.exitCode }
  }

  /// One line an experiment.
  static var listing: String {
    let width = RateExperiment.allCases.map(\.rawValue.count).max() ?? 0
    return RateExperiment.allCases.map { experiment in
      let name = experiment.rawValue
      return "\(name)\(String(repeating: " ", count: width - name.count))  \(experiment.summary)\n"
    }.joined()
  }
}
