import Checks
import Foundation

/// What one `efcheck validate` examines, after all texts have been understood.
struct ValidationPlan {
  let subject: any CompressorSubject
  private let properties: PropertyCheck
  private let claims: [ClaimCheck]
  private let settings: RunSettings
  private let jobs: Int
  private let regressions: RegressionStore?

  init(_ command: Validate) throws(UsageError) {
    let (shapes, own) = try command.inputs.read()
    let criterion = try command.evidence.criterion()
    let deadline = command.evidence.deadline
    let subject = try command.subject.subject(shape: shapes.count == 1 ? shapes[0] : nil, deadline: deadline)
    guard !command.claim.isEmpty else {
      throw UsageError("name at least one --claim: \(ClaimSpecification.templates)")
    }
    let domain =
      try command.inputs.domain.map { text throws(UsageError) in
        try Domain(parsing: text, dtype: subject.dtype)
      } ?? Domain(defaultFor: subject.dtype)
    try Self.requireInside(domain, own, dtype: subject.dtype)
    let seed = command.evidence.seed
    let regressions = command.regressions.map { RegressionStore(directory: URL(filePath: $0)) }
    var claims: [ClaimCheck] = []
    for text in command.claim {
      let claim = try ClaimSpecification(parsing: text)
      let remembered = try regressions?.witnesses(subject: subject.name, claim: claim.description)
      claims.append(
        try ClaimCheck(
          of: subject, claim: claim, shapes: shapes, domain: domain, seed: seed, own: own,
          remembered: remembered ?? [], deadline: deadline))
    }
    self.regressions = regressions
    self.subject = subject
    self.claims = claims
    properties = PropertyCheck(of: subject, shapes: shapes, domain: domain, seed: seed, own: own, deadline: deadline)
    settings = RunSettings(
      seed: seed, budget: command.evidence.budget, criterion: criterion.share(1 / Double(claims.count)))
    jobs = command.evidence.jobs
  }

  /// The user's own inputs are judged as they are, so they must belong to the domain.
  private static func requireInside(_ domain: Domain, _ own: [[Double]], dtype: DType) throws(UsageError) {
    for (index, row) in own.enumerated() {
      guard row.contains(where: { dtype.rounded($0) != 0 }) else {
        throw UsageError("--inputs, row \(index) is zero; C(0) is looked at anyway, leave the row out")
      }
      guard domain.contains(row.map(dtype.rounded)) else {
        throw UsageError(
          "--inputs, row \(index) is outside the domain '\(domain)'; widen --domain or leave the row out")
      }
    }
  }

  /// The claims in their normal spelling.
  var claimTexts: [String] { claims.map(\.specification.description) }

  /// Watches the subject's manners first, and takes statistics only if they would mean something.
  ///
  /// - Parameter watch: Told how the claims stand while the evidence grows.
  func run(watch: @escaping @Sendable (RunEvent) -> Void = { _ in }) -> [Finding] {
    let manners: PropertyEvidence
    do {
      manners = try properties.gather(resuming: nil, in: settings)
    } catch {
      let silence = Finding(
        check: "answers", claim: "every request is answered", verdict: .failed, quantity: "", calls: 0,
        notes: ["\(error)"])
      return [silence]
        + claims.map { unexamined($0, .failed, "\(error)") }
    }
    let findings = properties.judge(manners, by: settings.criterion)
    if manners.wasGivenUp, let first = manners.failures.first {
      return findings
        + claims.map { unexamined($0, .failed, "the subject kept failing: \(first.detail)") }
    }
    if let reason = manners.reasonAgainstStatistics {
      return findings
        + claims.map { unexamined($0, .undecided, "\(reason), so that statistics would mean nothing; mend that first") }
    }
    return findings + runChecks(claims, settings: settings, store: nil, jobs: jobs, watch: watch).flatMap(\.findings)
  }

  /// Puts what refuted a claim among the inputs that are tried first next time, as small as it was found.
  func remember(_ findings: [Finding]) throws {
    guard let regressions else { return }
    for finding in findings where finding.verdict == .refuted && claimTexts.contains(finding.claim) {
      let small = finding.shrunkWitness.map { SubjectInput($0.x, shape: $0.shape) }
      let whole = finding.witness.map { SubjectInput($0.x, shape: finding.shape) }
      guard let input = small ?? whole, input.entries.contains(where: { $0 != 0 }) else { continue }
      try regressions.remember(
        input, dtype: subject.dtype.rawValue, subject: subject.name, claim: finding.claim)
    }
  }

  /// How many claims are examined.
  var claimCount: Int { claims.count }

  private func unexamined(_ claim: ClaimCheck, _ verdict: Verdict, _ reason: String) -> Finding {
    Finding(
      check: claim.specification.form.check, claim: claim.specification.description, verdict: verdict, quantity: "",
      calls: 0, notes: ["Not examined: \(reason)."])
  }
}
