/// All assumptions that a problem of the catalogue is declared to satisfy, with how tightly it does.
///
/// - Claims:   those of the catalogue entry, each examined by an `AssumptionCheck`; they share the false-alarm
///             probability evenly.
/// - Evidence: that of each claim.
/// - Judged:   one finding a claim, and one table of the promised beside the measured constants.
public struct ProblemAssumptions: Check {
  private let name: String
  private let checks: [AssumptionCheck]

  public init(_ problem: PairedProblem) throws(UsageError) {
    name = problem.subject.name
    var checks: [AssumptionCheck] = []
    for text in problem.assumptions {
      checks.append(AssumptionCheck(of: problem.subject, claim: try AssumptionSpecification(parsing: text)))
    }
    self.checks = checks
  }

  public var id: CheckID { CheckID(subject: name, property: "assumptions") }

  public func gather(resuming earlier: [AssumptionEvidence]?, in run: RunSettings) throws -> [AssumptionEvidence] {
    if let earlier { return earlier }
    var run = run
    run.criterion = share(of: run.criterion)
    return try checks.map { try $0.gather(resuming: nil, in: run) }
  }

  public func judge(_ evidence: [AssumptionEvidence], by criterion: Criterion) -> [Finding] {
    zip(checks, evidence).flatMap { $0.judge($1, by: share(of: criterion)) }
  }

  public func tables(of evidence: [AssumptionEvidence]) -> [Table] {
    // The verdicts are in the findings; the estimates do not depend on the criterion.
    let rows = zip(checks, judge(evidence, by: Criterion())).map { check, finding -> [Table.Cell] in
      let measured = finding.observed?.estimate
      return [
        .text(check.specification.form.rawValue), Table.Cell(promise(of: check, finding)), Table.Cell(measured),
      ]
    }
    return [
      Table(
        id: "assumptions-\(name)", title: "Assumptions of \(name).",
        caption: "The promised constant of each assumption beside the worst measured one. Constants of smoothness, "
          + "heterogeneity and noise are upper bounds, those of convexity and its kin lower bounds.",
        columns: ["assumption", "promised", "measured"], rows: rows)
    ]
  }

  /// The promised constant that the measured one stands beside: that of the worker that it is about, if it is about one.
  private func promise(of check: AssumptionCheck, _ finding: Finding) -> Double? {
    let worker = finding.promised.first { $0.key.count > 1 && $0.key.first == "L" && Int($0.key.dropFirst()) != nil }
    if let worker { return worker.value }
    let form = check.specification.form
    switch form {
    case .convex: return 0
    // Measured in units of its bound.
    case .noise: return 1
    default: return (form.constants + form.options).last { $0 != "B" }.flatMap { finding.promised[$0] }
    }
  }

  private func share(of criterion: Criterion) -> Criterion { criterion.share(1 / Double(max(1, checks.count))) }
}
