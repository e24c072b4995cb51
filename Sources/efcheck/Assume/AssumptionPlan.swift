import Checks
import Foundation

/// What one `efcheck assume` examines, after all texts have been understood.
struct AssumptionPlan {
  let subject: any OracleSubject
  private let checks: [AssumptionCheck]
  private let settings: RunSettings
  private let own: [[Double]]

  init(_ command: AssumeCommand) throws(UsageError) {
    let criterion = try command.evidence.criterion()
    let deadline = command.evidence.deadline
    let (subject, declared) = try command.subject.subject(deadline: deadline)
    let texts = command.claim.isEmpty ? declared : command.claim
    guard !texts.isEmpty else {
      throw UsageError("name at least one --claim: \(AssumptionSpecification.templates)")
    }
    if let radius = command.radius, !(0 < radius && radius.isFinite) {
      throw UsageError("--radius needs a positive number")
    }
    let own = try Self.points(in: command.points)
    var checks: [AssumptionCheck] = []
    for text in texts {
      checks.append(
        AssumptionCheck(
          of: subject, claim: try AssumptionSpecification(parsing: text), radius: command.radius ?? .infinity, own: own,
          deadline: deadline))
    }
    self.subject = subject
    self.checks = checks
    self.own = own
    settings = RunSettings(
      seed: command.evidence.seed, budget: command.evidence.budget,
      criterion: criterion.share(1 / Double(checks.count)),
      jobs: command.evidence.jobs)
  }

  private static func points(in file: String?) throws(UsageError) -> [[Double]] {
    guard let file else { return [] }
    do {
      let rows = try NpyArray(contentsOf: URL(filePath: file)).rows
      guard rows.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isFinite) }) else {
        throw UsageError("'\(file)' holds a NaN, an infinity or empty rows; leave them out")
      }
      return rows
    } catch {
      throw UsageError("--points: \(error)")
    }
  }

  /// How many claims share the false-alarm probability.
  var claimCount: Int { checks.count }

  /// Asks the oracle what it is first, and judges the claims if it answers.
  ///
  /// - Throws: A `UsageError` where a claim, or a point of the user's, does not fit what the oracle is.
  func run() throws -> [Finding] {
    let nature: OracleNature
    do {
      nature = try subject.makeSession().nature
    } catch {
      return checks.map { check in
        Finding(
          check: check.specification.form.rawValue, claim: check.specification.description,
          verdict: error.kind == .endOfRun ? .undecided : .failed, quantity: "", calls: 0, notes: ["\(error)"])
      }
    }
    for check in checks { _ = try check.specification.claim(about: nature) }
    if let row = own.first(where: { $0.count != nature.dimension }) {
      throw UsageError("the rows of --points have \(row.count) entries, but the oracle has d = \(nature.dimension)")
    }
    return runChecks(checks, settings: settings, store: nil).flatMap(\.findings)
  }
}
