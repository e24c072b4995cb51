import Foundation
import GSL

/// Looks for a counterexample to a structural claim.
///
/// - Claim:    one of `StructuralProperty`, at every `x` of the domain, or beyond it for the claims that
///             say so.
/// - Evidence: single outputs, repeated outputs, comparisons under shared seeds, or the wealth of exact
///             sequential tests that share one error budget over all inputs; which of them, the claim and the
///             subject decide.
/// - Judged:   see `StructuralJudgement`; after a refutation the witness is made smaller (`Shrinking`).
/// - Blind to: inputs that are not in the library, and outcomes that the calls did not show; the finding
///             states how probable those can be.
public struct StructuralCheck: Check {
  public let subject: any CompressorSubject
  public let claim: StructuralClaim
  public let domain: Domain
  private let inputs: StructuralInputs
  private let deadline: ContinuousClock.Instant?

  /// - Parameters:
  ///   - shapes: The shapes of the inputs; the library is built for each.
  ///   - own: The user's own inputs, flattened, each of the size of one of the shapes.
  ///   - remembered: Witnesses of earlier runs, which are tried first.
  ///   - deadline: When to stop although budget is left; nil for never.
  public init(
    of subject: any CompressorSubject, claim: StructuralClaim, shapes: [[Int]], domain: Domain, seed: UInt64,
    own: [[Double]] = [], remembered: [SubjectInput] = [], deadline: ContinuousClock.Instant? = nil
  ) throws(UsageError) {
    self.subject = subject
    self.claim = claim
    self.domain = domain
    self.deadline = deadline
    inputs = try StructuralInputs(
      of: claim, asked: shapes, domain: domain, dtype: subject.dtype, seed: seed, own: own,
      remembered: remembered)
  }

  public var id: CheckID { CheckID(subject: subject.name, property: claim.description) }

  public func gather(resuming earlier: StructuralEvidence?, in run: RunSettings) throws -> StructuralEvidence {
    // What was refuted at a larger false-alarm probability may have stopped too early for a smaller one.
    if let earlier, earlier.alpha <= run.criterion.falseAlarmProbability || isRefuted(earlier, run.criterion) {
      return earlier
    }
    guard let session = try subject.makeSessionInTime() else {
      var evidence = StructuralEvidence()
      evidence.alpha = run.criterion.falseAlarmProbability
      evidence.endedByTimeLimit = true
      return evidence
    }
    var sessions = [PatientSession(session, deadline: deadline)]
    let examination = StructuralExamination(
      subject: subject, claim: claim, domain: domain, inputs: inputs, deadline: deadline, run: run,
      calls: run.budget.callsPerClaim, name: claim.description)
    var evidence = try examination.evidence(&sessions)
    evidence.shrunk = StructuralCandidates(of: evidence, seenBy: examination, sessions: sessions)
      .flatMap { judge in
        var shrinking = Shrinking(
          witness: judge.witness, certificate: judge.firstCertificate, calls: run.budget.callsPerClaim, judge: judge)
        return shrinking.run()
      }
    return evidence
  }

  private func isRefuted(_ evidence: StructuralEvidence, _ criterion: Criterion) -> Bool {
    judge(evidence, by: criterion).contains { $0.verdict == .refuted }
  }

  public func judge(_ evidence: StructuralEvidence, by criterion: Criterion) -> [Finding] {
    [
      StructuralJudgement(
        evidence: evidence, claim: claim, dtype: subject.dtype, domain: domain, criterion: criterion
      ).finding
    ]
  }
}
