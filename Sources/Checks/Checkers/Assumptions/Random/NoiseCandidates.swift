import Foundation
import GSL

/// Judges smaller witnesses against a claim about stochastic gradients: by a test of their own at the level
/// `α/(2i(i+1))` for the `i`-th candidate, within a limited number of draws.
///
/// The entries of a pair stand one after the other.
struct NoiseCandidates: CandidateJudge {
  private let witness: NoiseArmEvidence
  private var proposals: NoiseProposals
  private let session: any OracleSession
  private let alpha: Double
  private let deadline: ContinuousClock.Instant?
  private let streamName: (_ candidate: Int) -> StreamName
  /// The draws of one candidate, at most.
  private let callLimit: Int
  private(set) var calls = 0
  private var failures = 0
  private var generatorWasReseeded = false

  private static let failureLimit = 2

  init(
    witness: NoiseArmEvidence, proposals: NoiseProposals, session: any OracleSession, alpha: Double,
    deadline: ContinuousClock.Instant?, streamName: @escaping (_ candidate: Int) -> StreamName
  ) {
    self.witness = witness
    self.proposals = proposals
    self.session = session
    self.alpha = alpha
    self.deadline = deadline
    self.streamName = streamName
    callLimit = max(64, 4 * witness.calls)
  }

  var isOver: Bool {
    failures >= Self.failureLimit || generatorWasReseeded || deadline.map { ContinuousClock.now >= $0 } ?? false
  }
  var mayChangeDimension: Bool { false }
  var triesSmallestFirst: Bool { false }
  var admitsZero: Bool { true }

  /// The witness as an input.
  var witnessInput: LibraryInput { .points([witness.point.x, witness.partner].compactMap(\.self)) }

  func admitted(_ entries: [Double]) -> [Double]? { proposals.region.admitted(entries) }

  /// What refutes the claim at a point that was examined.
  func certificate(of evidence: NoiseArmEvidence) -> WitnessCertificate {
    guard evidence.exactViolation == nil else { return WitnessCertificate(calls: evidence.calls) }
    let wealth = evidence.finalLogWealth
    return WitnessCertificate(calls: evidence.calls, logWealth: wealth, logEValue: wealth + log(evidence.weight))
  }

  mutating func certificate(at input: LibraryInput, candidate: Int, callsLeft: Int) -> WitnessCertificate? {
    let rows = proposals.region.rows(of: input.input.entries)
    do {
      let proposed = try proposals.proposals(
        at: OraclePoint(input.name, rows[0]), partner: rows.count > 1 ? rows[1] : nil)
      guard let law = proposed.first(where: { $0.evidence.isAboutTheLaw(of: witness) }) else { return nil }
      var arm = proposals.arm(law, weight: ArmShares.shrinking(candidate))
      try examine(&arm, candidate, limit: min(callLimit, callsLeft))
      return arm.evidence.refutes(at: alpha) ? certificate(of: arm.evidence) : nil
    } catch {
      failures += 1
      try? session.restart()
      return nil
    }
  }

  /// Draws until the claim is refuted, the limit is reached, or there is no hope left.
  private mutating func examine(_ arm: inout NoiseArm, _ candidate: Int, limit: Int) throws(SubjectFailure) {
    var stream = RandomStream(streamName(candidate))
    var size = 8
    while arm.evidence.calls < limit, arm.isOpen, !arm.evidence.refutes(at: alpha), !isOver {
      let seeds = (0..<size).map { _ in stream.next() }
      let asked = arm.evidence
      let draws = try session.draws(of: asked.worker, at: asked.point.x, seeds: seeds, batchSize: asked.batchSize)
      var partner: SubjectDraws?
      if let y = asked.partner { partner = try session.draws(of: asked.worker, at: y, seeds: seeds, batchSize: nil) }
      calls += draws.count + (partner?.count ?? 0)
      generatorWasReseeded = generatorWasReseeded || draws.generatorWasReseeded
      arm.take(draws, partner: partner, alpha: alpha)
      // At a quarter of the draws a witness as good as the first one would have gained something.
      if 4 * arm.evidence.calls >= limit, arm.evidence.finalLogWealth < 0 { return }
      size = min(2 * size, 64)
    }
  }
}
