import Foundation
import GSL

/// Looks for an input on which a compressor breaks a claim about its class.
///
/// - Claim:    one of `CompressorClaim`, at every `x` of the domain.
/// - Evidence: for each input, the wealth of an exact sequential test and the first draws. All inputs
///             share one error budget (`ArmShares`): the weighted sum of their wealths is itself an
///             e-process, so that the search over inputs costs no further false alarms.
/// - Search:   see `ArmSearch`; after a refutation the witness is made smaller (`Shrinking`).
/// - Judged:   see `ClaimJudgement`.
/// - Blind to: inputs to which the search does not come, and violations through spikes rarer than about
///             the smallest bet, one call in a thousand or, with the thorough budget, in twenty million.
public struct ClaimCheck: Check {
  public let subject: any CompressorSubject
  public let specification: ClaimSpecification
  public let domain: Domain
  private let inputs: ClaimInputs
  private let shapes: [[Int]]
  private let coordinatesAreIndependent: Bool
  private let deadline: ContinuousClock.Instant?

  /// - Parameters:
  ///   - shapes: The shapes of the inputs; the library is built for each.
  ///   - own: The user's own inputs, flattened, each of the size of one of the shapes.
  ///   - remembered: Witnesses of earlier runs, which are tried first.
  ///   - coordinatesAreIndependent: Whether the coordinates of one output are declared independent given the
  ///     input, which makes the test of an unbiased claim much stronger in high dimensions, and which nobody
  ///     checks; claims of other forms take no notice.
  ///   - deadline: When to stop although budget is left; nil for never.
  public init(
    of subject: any CompressorSubject, claim specification: ClaimSpecification, shapes: [[Int]], domain: Domain,
    seed: UInt64, own: [[Double]] = [], remembered: [SubjectInput] = [], coordinatesAreIndependent: Bool = false,
    deadline: ContinuousClock.Instant? = nil
  ) throws(UsageError) {
    self.subject = subject
    self.specification = specification
    self.domain = domain
    self.coordinatesAreIndependent = coordinatesAreIndependent && specification.form.isUnbiased
    self.deadline = deadline
    self.shapes = shapes
    inputs = try ClaimInputs(
      specification: specification, shapes: shapes, domain: domain, dtype: subject.dtype, seed: seed, own: own,
      remembered: remembered)
  }

  public var id: CheckID {
    let mode = coordinatesAreIndependent ? ", independent coordinates declared" : ""
    return CheckID(subject: subject.name, property: "\(specification)\(mode)")
  }

  public func gather(resuming earlier: ClaimEvidence?, in run: RunSettings) throws -> ClaimEvidence {
    let alpha = run.criterion.falseAlarmProbability
    // Streams are named, so that a run at a smaller false-alarm probability passes through the same calls.
    if let earlier, !earlier.endedByRefutation || earlier.arms.contains(where: { $0.refutes(at: alpha) }) {
      return earlier
    }
    let setting = SearchSetting(
      specification: specification, domain: domain, dtype: subject.dtype, alpha: alpha, seed: run.seed,
      grid: run.budget.bettingGrid, coordinatesAreIndependent: coordinatesAreIndependent, watch: run.watch)
    guard let session = try subject.makeSessionInTime() else { return unexamined(setting) }
    var search = ArmSearch(
      arms: arms(isExact: session.isDeclaredDeterministic, setting), session: session, deadline: deadline,
      setting: setting)
    if session.isDeclaredDeterministic {
      search.evaluate(calls: run.budget.callsPerClaim)
    } else {
      search.spend(calls: run.budget.callsPerClaim)
    }
    var evidence = search.evidence
    evidence.remarks = inputs.remarks
    if evidence.arms.contains(where: { $0.claim.isRelative }) && domain.containsZero {
      evidence.imageOfZero = imageOfZero(session)
    }
    evidence.shrunk = shrunk(evidence, session, run, setting)
    return evidence
  }

  public func judge(_ evidence: ClaimEvidence, by criterion: Criterion) -> [Finding] {
    [
      ClaimJudgement(
        evidence: evidence, specification: specification, dtype: subject.dtype, domain: domain, criterion: criterion
      ).finding
    ]
  }

  private func arms(isExact: Bool, _ setting: SearchSetting) -> [Arm] {
    inputs.entries.map {
      Arm(
        input: $0.input, claim: $0.claim, weight: $0.weight, origin: $0.origin, isExact: isExact, setting: setting)
    }
  }

  /// The evidence where the time of the run ends before a session is open.
  private func unexamined(_ setting: SearchSetting) -> ClaimEvidence {
    var evidence = ClaimEvidence(arms: arms(isExact: false, setting).map(\.evidence), isExact: false)
    evidence.endedByTimeLimit = true
    return evidence
  }

  /// A smaller witness where an input refuted the claim.
  private func shrunk(
    _ evidence: ClaimEvidence, _ session: any CompressorSession, _ run: RunSettings, _ setting: SearchSetting
  ) -> ShrunkWitness? {
    let witness =
      evidence.arms.first { $0.refutes(at: setting.alpha) } ?? evidence.arms.first { $0.nonFiniteOutput != nil }
    guard let witness,
      let judge = MomentCandidates(
        witness: witness, isExact: evidence.isExact, session: session, deadline: deadline, setting: setting)
    else { return nil }
    var shrinking = Shrinking(
      witness: witness.input, certificate: judge.certificate(of: witness), calls: run.budget.callsPerClaim, judge: judge
    )
    return shrinking.run()
  }

  /// `C(0)` where it is not zero. A subject that fails at zero is the business of the properties.
  private func imageOfZero(_ session: any CompressorSession) -> [Double]? {
    for shape in shapes {
      guard let draws = try? session.draws(of: LibraryInput.zero(shape: shape), seeds: [0, 1, 2, 3]) else { continue }
      let images = (0..<draws.count).map { Array(draws.draw($0)) }
      if let broken = images.first(where: { $0.contains { $0 != 0 } }) { return broken }
    }
    return nil
  }
}

extension Budget {
  /// The bets of the tests: with the thorough budget they reach down to a tenth of one in its calls.
  var bettingGrid: BettingGrid { self == .thorough ? BettingGrid(calls: callsPerClaim) : .standard }
}
