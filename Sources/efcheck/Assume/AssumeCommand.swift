import ArgumentParser
import Checks
import Foundation
import Reporting

/// `efcheck assume`: judges the assumptions that theorems make of a loss and of its stochastic gradients.
struct AssumeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assume",
    abstract: "Judge assumptions about a loss and its stochastic gradients.",
    discussion: """
      Examples:
        efcheck assume --problem 'tridiagonal(n=4, d=8)'
        efcheck assume --problem logistic --data heart_scale --claim 'smooth(L=0.7)' 'noise(M=0, sigma2=14)'
        efcheck assume --python mine.py:Oracle --claim 'unbiasedGradient(sigma2=4)' 'batchScaling(sigma2=4)'

      Claims: \(AssumptionSpecification.templates). A constant may be an expression in d; workerSmooth takes a \
      list as in L=(1, 2), batchScaling the sizes of batches as in B=(1, 8). Of a problem of this package all \
      declared assumptions are judged if none is claimed.

      Exit status: 1 something was refuted; 4 the subject failed; 3 something is undecided and --strict \
      was given; 0 otherwise; 64 wrong usage; 74 a file could not be written.
      """)

  @OptionGroup(title: "Subject") var subject: OracleOptions

  @Option(parsing: .upToNextOption, help: ArgumentHelp("What is claimed.", valueName: "claim"))
  var claim: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Judge the claims only so near the minimiser, or the origin.", valueName: "radius"))
  var radius: Double?

  @Option(help: ArgumentHelp("Your own points, one a row; they join the library.", valueName: "OWN.npy"))
  var points: String?

  @OptionGroup(title: "Evidence") var evidence: EvidenceOptions

  @Option(help: "Write the findings to this JSON file; witnesses go beside it.") var json: String?

  @Option(help: "Write the findings to this JUnit XML file.") var junit: String?

  func run() throws {
    try orExitWithUsage {
      let plan = try AssumptionPlan(self)
      for (option, path) in [("--json", json), ("--junit", junit)] {
        if let path { try OutputFile.requireWritable(path, option: option) }
      }
      let interruption = Interruption(message: "efcheck: stopped; nothing was written.")
      let findings = try plan.run()
      interruption.end()
      try report(findings.map { withRerunLine($0, of: plan) }, of: plan)
    }
  }

  private func withRerunLine(_ finding: Finding, of plan: AssumptionPlan) -> Finding {
    var finding = finding
    finding.rerun = rerunLine(claim: finding.claim, among: plan.claimCount)
    return finding
  }

  private func report(_ findings: [Finding], of plan: AssumptionPlan) throws {
    let report = FindingsReport(
      findings, of: plan.subject.name, seed: evidence.seed, alpha: evidence.falseAlarm, json: json, junit: junit)
    // A pair of points is one witness of two rows.
    let isWritten = report.write { finding in finding.shape?.count == 2 ? finding.shape?[0] ?? 1 : 1 }
    guard isWritten else { throw ExitStatus.cannotWrite.exitCode }
    throw ExitStatus(of: findings.map(\.verdict), strict: evidence.strict).exitCode
  }

  /// The command that repeats a finding: the options that were given, with one claim and its share of the
  /// false-alarm probability, quoted for a POSIX shell.
  func rerunLine(claim: String, among count: Int) -> String {
    var words = ["efcheck", "assume"]
    func add(_ name: String, _ value: String?) {
      if let value { words += [name, ShellWord.quoted(value)] }
    }
    add("--problem", subject.problem)
    add("--data", subject.data)
    add("--python", subject.python)
    add("--command", subject.command)
    add("--fault", subject.fault)
    add("--interpreter", subject.interpreter)
    add("--dimension", subject.dimension.map(String.init))
    if subject.dtype != DType.float64.rawValue { add("--dtype", subject.dtype) }
    if subject.timeLimit != 30 { add("--time-limit", "\(subject.timeLimit)") }
    add("--claim", claim)
    add("--radius", radius.map { "\($0)" })
    add("--points", points)
    add("--budget", evidence.budget.rawValue)
    add("--false-alarm", "\(evidence.falseAlarm / Double(count))")
    if evidence.detect != 0.1 { add("--detect", "\(evidence.detect)") }
    add("--seed", "\(evidence.seed)")
    return words.joined(separator: " ")
  }
}
