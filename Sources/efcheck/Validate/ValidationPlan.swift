import Checks

/// What one `efcheck validate` examines, after all texts have been understood.
struct ValidationPlan {
  let subject: any CompressorSubject
  private let properties: PropertyCheck
  private let claims: [ClaimCheck]
  private let settings: RunSettings
  private let jobs: Int

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
    var claims: [ClaimCheck] = []
    for text in command.claim {
      claims.append(
        try ClaimCheck(
          of: subject, claim: try ClaimSpecification(parsing: text), shapes: shapes, domain: domain, seed: seed,
          own: own, deadline: deadline))
    }
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
  func run() -> [Finding] {
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
    return findings + runChecks(claims, settings: settings, store: nil, jobs: jobs).flatMap(\.findings)
  }

  private func unexamined(_ claim: ClaimCheck, _ verdict: Verdict, _ reason: String) -> Finding {
    Finding(
      check: claim.specification.form.check, claim: claim.specification.description, verdict: verdict, quantity: "",
      calls: 0, notes: ["Not examined: \(reason)."])
  }
}
