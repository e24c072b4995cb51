import ArgumentParser
import Checks
import Foundation
import Reporting

/// `efcheck validate`: judges one compressor, or one implementation of a method.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Judge a compressor, or an error feedback method: yours, somebody else's, or one of this package.",
    discussion: """
      Examples:
        efcheck validate --builtin 'topk(k=10)' --claim 'contractive(alpha=10/d)' --dimension 64 256
        efcheck validate --python mine.py:compress --claim 'unbiased(omega=3)' --dtype float32
        efcheck validate --python mine.py:compress --claim 'sparse(k=d/4)' odd stateless 'average(omega=3, workers=8)'
        efcheck validate --command './plugin --fast' --claim 'B3(delta=4)' 'unbiased(omega=1)' --budget quick
        efcheck validate --fault topk-01
        efcheck validate --algorithm ef21-sgdm --python mine.py:EF21SGDM

      Claims about moments: \(ClaimSpecification.templates). \
      Claims about structure: \(StructuralClaim.templates). \
      A constant may be an expression in d, as in alpha=2/d or k=d/4.

      Methods: --algorithm replays the gradients and messages of an implementation against that of this package, \
      state by state, and checks the invariants of error feedback; the first state that differs is shown. The class \
      has step(gradients) or step(gradient) and the iterate x; see docs/foreign-algorithms.md.

      Domain: conditions between commas: magnitude=LOW..HIGH, nonzero, integer, sparse=K.

      Exit status: 1 something was refuted; 4 the subject failed; 3 something is undecided and --strict \
      was given; 0 otherwise; 64 wrong usage; 74 a file could not be written.
      """)

  @OptionGroup(title: "Subject") var subject: SubjectOptions

  @Option(
    help: ArgumentHelp(
      "Judge the subject as an implementation of this method: \(Self.methodNames).", valueName: "method"))
  var algorithm: KnownMethod?

  @Option(parsing: .upToNextOption, help: ArgumentHelp("What is claimed.", valueName: "claim"))
  var claim: [String] = []

  @OptionGroup(title: "Inputs") var inputs: InputOptions

  @OptionGroup(title: "Evidence") var evidence: EvidenceOptions

  @Option(help: "Write the findings to this JSON file; witnesses go beside it.") var json: String?

  @Option(help: "Write the findings to this JUnit XML file.") var junit: String?

  @Option(
    help: ArgumentHelp(
      "A folder of witnesses, kept in your repository: what refuted a claim is tried first next time.",
      valueName: "folder"))
  var regressions: String?

  @Flag(help: "Show no progress on the terminal.") var noProgress = false

  private static let methodNames = KnownMethod.allCases.map(\.rawValue).joined(separator: ", ")

  func run() throws {
    if let algorithm { return try orExitWithUsage { try judge(algorithm) } }
    try orExitWithUsage {
      let plan = try ValidationPlan(self)
      try requireWritableFiles()
      if let regressions { try OutputFile.requireFolder(regressions, option: "--regressions") }
      let interruption = Interruption(message: "efcheck: stopped; nothing was written.")
      let progress = showsProgress ? LiveProgress(total: plan.claimCount) : nil
      let findings = plan.run { progress?.show($0) }
      progress?.end()
      interruption.end()
      try report(withRerunLines(findings, of: plan), of: plan)
    }
  }

  /// Judges an implementation of a method.
  private func judge(_ method: KnownMethod) throws {
    let plan = try MethodPlan(method, self)
    try requireWritableFiles()
    let interruption = Interruption(message: "efcheck: stopped; nothing was written.")
    var findings = plan.run()
    interruption.end()
    for index in findings.indices { findings[index].rerun = rerunLine(claim: nil) }
    let report = FindingsReport(
      findings, of: plan.subject.name, seed: evidence.seed, alpha: evidence.falseAlarm, json: json, junit: junit)
    guard report.write() else { throw ExitStatus.cannotWrite.exitCode }
    throw ExitStatus(of: findings.map(\.verdict), strict: evidence.strict).exitCode
  }

  /// Before the work, not after it.
  private func requireWritableFiles() throws(UsageError) {
    for (option, path) in [("--json", json), ("--junit", junit)] {
      if let path { try OutputFile.requireWritable(path, option: option) }
    }
  }

  /// Interim verdicts are for people: they need a terminal that nobody has asked to be plain.
  private var showsProgress: Bool {
    let style = TerminalStyle.of(.standardError)
    return !noProgress && TerminalStyle.isTerminal(.standardError) && style.usesColour
  }

  private func withRerunLines(_ findings: [Finding], of plan: ValidationPlan) -> [Finding] {
    findings.map { finding in
      var finding = finding
      finding.rerun =
        plan.weight(ofClaim: finding.claim).map { rerunLine(claim: finding.claim, weight: $0) } ?? rerunLine(claim: nil)
      return finding
    }
  }

  private func report(_ findings: [Finding], of plan: ValidationPlan) throws {
    let report = FindingsReport(
      findings, of: plan.subject.name, seed: evidence.seed, alpha: evidence.falseAlarm, json: json, junit: junit)
    var isWritten = report.write()
    if let regressions {
      isWritten = OutputFile.write(to: regressions) { _ in try plan.remember(report.file.findings) } && isWritten
    }
    guard isWritten else { throw ExitStatus.cannotWrite.exitCode }
    throw ExitStatus(of: findings.map(\.verdict), strict: evidence.strict).exitCode
  }
}
