import Foundation

/// Judges smaller witnesses against a structural claim: each is examined alone, as the whole library was, with
/// calls of its own.
///
/// A claim about single or repeated outputs needs another counterexample there. A claim about laws needs a test
/// of its own whose e-value reaches `2i(i+1)/α` at its end for the `i`-th candidate.
struct StructuralCandidates: CandidateJudge {
  /// The input that refuted the claim.
  let witness: LibraryInput
  /// What refuted it there.
  let firstCertificate: WitnessCertificate
  private(set) var calls = 0
  private(set) var isOver = false
  private let examination: StructuralExamination
  /// The calls of one candidate, at most.
  private let callLimit: Int
  private var sessions: [PatientSession]
  private var restarts = 0
  private var failures = 0

  /// Some hundred calls are always worth a try; a part of the budget is enough for any candidate.
  private static let leastCalls = 512
  private static let partOfBudget = 10
  /// After so many fresh starts, which a foreign subject makes slowly, or failures the search ends.
  private static let restartLimit = 150
  private static let failureLimit = 2

  /// Nil where the claim is not refuted, or has but one input.
  init?(of evidence: StructuralEvidence, seenBy examination: StructuralExamination, sessions: [PatientSession]) {
    let judgement = examination.judgement(of: evidence, criterion: examination.run.criterion)
    guard judgement.verdict == .refuted, examination.claim.form != .zeroAtZero,
      let witness = judgement.witness?.input, witness.input.entries.contains(where: { $0 != 0 })
    else { return nil }
    self.witness = witness
    self.examination = examination
    self.sessions = sessions
    firstCertificate = Self.certificate(evidence, judgement, weight: 1)
    callLimit = max(Self.leastCalls, min(evidence.calls, examination.run.budget.callsPerClaim / Self.partOfBudget))
  }

  var mayChangeDimension: Bool { examination.claim.dependsOnDimension }
  var triesSmallestFirst: Bool { true }

  func admitted(_ entries: [Double]) -> [Double]? {
    let (claim, domain, dtype) = (examination.claim, examination.domain, examination.subject.dtype)
    guard (try? claim.property(dimension: entries.count)) != nil else { return nil }
    if claim.form.goesBeyondTheDomain { return entries.map(dtype.rounded) }
    let moved = domain.projecting(entries, dtype: dtype)
    return domain.contains(moved) ? moved : nil
  }

  mutating func certificate(at input: LibraryInput, candidate: Int, callsLeft: Int) -> WitnessCertificate? {
    guard let property = try? examination.claim.property(dimension: input.input.dimension) else { return nil }
    let share = ArmShares.shrinking(candidate)
    var run = examination.run
    run.criterion = run.criterion.share(share)
    run.watch = nil
    let trial = StructuralExamination(
      subject: examination.subject, claim: examination.claim, domain: examination.domain,
      inputs: StructuralInputs(only: input, property: property, companions: examination.inputs.companions),
      deadline: examination.deadline, run: run, calls: min(callLimit, callsLeft),
      name: "\(examination.claim), smaller witness \(candidate)")
    for index in sessions.indices where sessions[index].wrongLength != nil {
      _ = sessions[index].restart()
      restarts += 1
    }
    sessions = sessions.map(\.renewed)
    guard let evidence = try? trial.evidence(&sessions) else {
      isOver = true
      return nil
    }
    note(evidence)
    let judgement = trial.judgement(of: evidence, criterion: run.criterion)
    guard judgement.verdict == .refuted else { return nil }
    let found = Self.certificate(evidence, judgement, weight: share)
    return found.logEValue.map { $0 >= log(1 / examination.run.criterion.falseAlarmProbability) } ?? true ? found : nil
  }

  private mutating func note(_ evidence: StructuralEvidence) {
    calls += evidence.calls
    restarts += sessions.reduce(0) { $0 + $1.restarts }
    if evidence.failure != nil, sessions.contains(where: \.hasFailed) { failures += 1 }
    isOver = restarts >= Self.restartLimit || failures >= Self.failureLimit || evidence.endedByTimeLimit
  }

  private static func certificate(
    _ evidence: StructuralEvidence, _ judgement: StructuralJudgement, weight: Double
  ) -> WitnessCertificate {
    guard evidence.violation == nil, let logEValue = judgement.logEValue else {
      return WitnessCertificate(calls: evidence.calls)
    }
    return WitnessCertificate(calls: evidence.calls, logWealth: logEValue, logEValue: logEValue + log(weight))
  }
}

extension StructuralExamination {
  /// The judgement of what was seen.
  func judgement(of evidence: StructuralEvidence, criterion: Criterion) -> StructuralJudgement {
    StructuralJudgement(
      evidence: evidence, claim: claim, dtype: subject.dtype, domain: domain, criterion: criterion)
  }
}
