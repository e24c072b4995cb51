import Checks
import Foundation

/// What one `efcheck validate` examines, after all texts have been understood.
struct ValidationPlan {
  let subject: any CompressorSubject
  private let properties: PropertyCheck
  private let claims: [ExaminedClaim]
  private let settings: RunSettings
  private let regressions: RegressionStore?

  init(_ command: ValidateCommand) throws(UsageError) {
    let criterion = try command.evidence.criterion()
    let deadline = command.evidence.deadline
    let examined = try Examined(command, deadline: deadline)
    let (subject, shapes, own, domain) = (examined.subject, examined.shapes, examined.own, examined.domain)
    try Self.requireInside(domain, own, dtype: subject.dtype)
    let seed = command.evidence.seed
    let regressions = command.regressions.map { RegressionStore(directory: URL(filePath: $0)) }
    let weights = try command.evidence.shares(of: examined.claims.count)
    var claims: [ExaminedClaim] = []
    for (text, weight) in zip(examined.claims, weights) {
      let claim = try Claim(parsing: text)
      let remembered = try regressions?.witnesses(subject: subject.name, claim: claim.description) ?? []
      let check: any Check =
        switch claim {
        case .moment(let specification):
          WeightedCheck(
            try ClaimCheck(
              of: subject, claim: specification, shapes: shapes, domain: domain, seed: seed, own: own,
              remembered: remembered, coordinatesAreIndependent: command.evidence.independentCoordinates,
              deadline: deadline), weight: weight)
        case .structural(let structure):
          WeightedCheck(
            try StructuralCheck(
              of: subject, claim: structure, shapes: shapes, domain: domain, seed: seed, own: own,
              remembered: remembered, deadline: deadline), weight: weight)
        }
      claims.append(ExaminedClaim(claim: claim, weight: weight, check: check))
    }
    try Self.requireUse(ofIndependentCoordinates: command.evidence.independentCoordinates, claims.map(\.claim))
    self.regressions = regressions
    self.subject = subject
    self.claims = claims
    properties = PropertyCheck(of: subject, shapes: shapes, domain: domain, seed: seed, own: own, deadline: deadline)
    settings = RunSettings(
      seed: seed, budget: command.evidence.budget, criterion: criterion, jobs: command.evidence.jobs)
  }

  /// A declaration that no claim makes use of is a mistake.
  private static func requireUse(ofIndependentCoordinates isDeclared: Bool, _ claims: [Claim]) throws(UsageError) {
    let isOfUse = claims.contains { claim in
      if case .moment(let specification) = claim { specification.form.isUnbiased } else { false }
    }
    guard !isDeclared || isOfUse else {
      throw UsageError(
        "--independent-coordinates serves claims of the form unbiased(omega=…) or U(zeta=…) only; name one")
    }
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

  /// The share of a claim in the false-alarm probability, by its normal spelling.
  func weight(ofClaim text: String) -> Double? { claims.first { $0.claim.description == text }?.weight }

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
    let results = claims.map { claim -> Examination in
      if manners.wasGivenUp, !claim.isAboutAnswers, let first = manners.failures.first {
        return .skipped(unexamined(claim, .failed, "the subject kept failing: \(first.detail)"))
      }
      if claim.presupposesIndependentCalls, let reason = manners.reasonAgainstStatistics {
        return .skipped(
          unexamined(claim, .undecided, "\(reason), so that statistics would mean nothing; mend that first"))
      }
      return .due(claim.check)
    }
    let due = results.compactMap { if case .due(let check) = $0 { check } else { nil } }
    var found = runChecks(due, settings: settings, store: nil, watch: watch).makeIterator()
    return findings
      + results.flatMap { result in
        switch result {
        case .skipped(let finding): [finding]
        case .due: found.next()?.findings ?? []
        }
      }
  }

  private enum Examination {
    case due(any Check)
    case skipped(Finding)
  }

  /// Puts what refuted a claim among the inputs that are tried first next time, as small as it was found.
  func remember(_ findings: [Finding]) throws {
    guard let regressions else { return }
    for finding in findings where finding.verdict == .refuted && weight(ofClaim: finding.claim) != nil {
      let small = finding.shrunkWitness.map { SubjectInput($0.x, shape: $0.shape) }
      let whole = finding.witness.map { SubjectInput($0.x, shape: finding.shape) }
      guard let input = small ?? whole, input.entries.contains(where: { $0 != 0 }) else { continue }
      try regressions.remember(
        input, dtype: subject.dtype.rawValue, subject: subject.name, claim: finding.claim)
    }
  }

  /// How many claims are examined.
  var claimCount: Int { claims.count }

  private func unexamined(_ claim: ExaminedClaim, _ verdict: Verdict, _ reason: String) -> Finding {
    Finding(
      check: claim.claim.check, claim: claim.claim.description, verdict: verdict, quantity: "", calls: 0,
      notes: ["Not examined: \(reason)."])
  }
}
