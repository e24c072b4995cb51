import Foundation
import GSL

/// Judges smaller witnesses against a claim about moments: by a test of their own at the level `α/(2i(i+1))`
/// for the `i`-th candidate, within a limited number of calls; of a deterministic subject by one exact
/// evaluation.
struct MomentCandidates: CandidateJudge {
  private let setting: SearchSetting
  private let isExact: Bool
  /// The calls of one candidate, at most.
  private let callLimit: Int
  /// Whether a NaN or an infinity is what refutes.
  private let seeksNonFinite: Bool
  private var caller: SubjectCaller

  /// Nil where the witness refutes nothing.
  init?(
    witness: ArmEvidence, isExact: Bool, session: any CompressorSession, deadline: ContinuousClock.Instant?,
    setting: SearchSetting
  ) {
    seeksNonFinite = !witness.refutes(at: setting.alpha)
    guard !seeksNonFinite || witness.nonFiniteOutput != nil else { return nil }
    self.setting = setting
    self.isExact = isExact
    callLimit = isExact ? 1 : max(64, 4 * witness.calls)
    caller = SubjectCaller(session, deadline: deadline, failureLimit: 2)
  }

  var calls: Int { caller.calls }
  var isOver: Bool { caller.isOver }
  var mayChangeDimension: Bool { setting.specification.dependsOnDimension }
  var triesSmallestFirst: Bool { false }

  func admitted(_ entries: [Double]) -> [Double]? {
    let moved = setting.domain.projecting(entries, dtype: setting.dtype)
    return setting.domain.contains(moved) && (try? setting.specification.claim(dimension: moved.count)) != nil
      ? moved : nil
  }

  /// What refutes the claim at an input that was examined.
  func certificate(of evidence: ArmEvidence) -> WitnessCertificate {
    guard evidence.exactViolation == nil, !seeksNonFinite else { return WitnessCertificate(calls: evidence.calls) }
    let wealth = evidence.finalLogWealth
    return WitnessCertificate(calls: evidence.calls, logWealth: wealth, logEValue: wealth + log(evidence.weight))
  }

  mutating func certificate(at input: LibraryInput, candidate: Int, callsLeft: Int) -> WitnessCertificate? {
    guard let claim = try? setting.specification.claim(dimension: input.input.dimension) else { return nil }
    var arm = Arm(
      input: input, claim: claim, weight: ArmShares.shrinking(candidate), origin: .adaptive, isExact: isExact,
      setting: setting)
    examine(&arm, candidate)
    return isWitness(arm) ? certificate(of: arm.evidence) : nil
  }

  private func isWitness(_ arm: Arm) -> Bool {
    seeksNonFinite ? arm.evidence.nonFiniteOutput != nil : arm.refutes(at: setting.alpha)
  }

  /// Calls the subject until the claim is refuted, the limit is reached, or there is no hope left.
  private mutating func examine(_ arm: inout Arm, _ candidate: Int) {
    var stream = setting.callStream(at: "shrinking", round: candidate)
    var size = isExact ? 1 : 8
    while arm.evidence.calls < callLimit, !isWitness(arm), !caller.isOver {
      let seeds = (0..<min(size, callLimit - arm.evidence.calls)).map { _ in stream.next() }
      guard let draws = draws(at: arm.evidence.input.input, seeds: seeds) else { return }
      arm.take(draws, alpha: setting.alpha)
      // At a quarter of the calls a witness as good as the first one would have gained something.
      if !seeksNonFinite, 4 * arm.evidence.calls >= callLimit, arm.evidence.finalLogWealth < 0 { return }
      size = min(2 * size, 64)
    }
  }

  private mutating func draws(at input: SubjectInput, seeds: [UInt64]) -> SubjectDraws? {
    switch caller.ask(input, seeds: seeds) {
    case .draws(let draws): return draws
    case .late: return nil
    case .failure(let failure):
      // To refuse a dimension is nobody's fault.
      if failure.kind == .refusal { caller.forgive() }
      return nil
    }
  }
}
