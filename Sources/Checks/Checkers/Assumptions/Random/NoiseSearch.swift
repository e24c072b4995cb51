import EFSpec
import Foundation
import GSL

/// The search over points for one where a claim about stochastic gradients fails: it spends a budget of draws
/// where the evidence grows.
///
/// Half of the false-alarm probability is shared evenly by the points of the library, the `i`-th point that is
/// opened later has the share `1/(2i(i+1))`. The weighted sum of the wealths is then an e-process for "the claim
/// holds everywhere", however the points are chosen.
struct NoiseSearch {
  private var arms: [NoiseArm] = []
  private let session: any OracleSession
  private let alpha: Double
  private let deadline: ContinuousClock.Instant?
  private let streamName: (_ purpose: String, _ round: Int) -> StreamName
  private var proposals: NoiseProposals
  private var failures = 0
  private var adaptiveCount = 0
  private var endedByTimeLimit = false
  private var generatorWasReseeded = false

  private static let firstRound = 32
  private static let failureLimit = 3
  /// New points are opened once so few arms are left.
  private static let fewArms = 24
  private static let mostAdaptive = 40
  private static let numbersAtATime = 1 << 18

  init(
    _ claim: AssumptionClaim, session: any OracleSession, dtype: DType, region: OracleRegion, library: [OraclePoint],
    alpha: Double, deadline: ContinuousClock.Instant?, choices: RandomStream,
    streamName: @escaping (_ purpose: String, _ round: Int) -> StreamName
  ) throws(SubjectFailure) {
    self.session = session
    self.alpha = alpha
    self.deadline = deadline
    self.streamName = streamName
    proposals = try NoiseProposals(
      claim, session: session, dtype: dtype, region: region, library: library, choices: choices)
    var proposed: [NoiseProposals.Proposal] = []
    for point in library { proposed += try proposals.proposals(at: point) }
    let weight = 0.5 / Double(max(1, proposed.count))
    arms = proposed.map { proposals.arm($0, weight: weight) }
  }

  var evidence: NoiseEvidence {
    NoiseEvidence(
      arms: arms.map(\.evidence), isByPairs: !session.nature.knowsGradients && !proposals.areAboutDifferences,
      endedByTimeLimit: endedByTimeLimit, generatorWasReseeded: generatorWasReseeded)
  }

  // MARK: Arms

  /// Opens an arm at a neighbour of the point of a promising one.
  private mutating func mutate(_ index: Int) throws(SubjectFailure) -> [Int] {
    let parent = arms[index].evidence
    guard let child = try proposals.child(of: parent) else { return [] }
    adaptiveCount += 1
    arms.append(proposals.arm(child, weight: ArmShares.adaptive(adaptiveCount)))
    return [arms.count - 1]
  }

  /// A smaller point, or pair, at which the claim was refuted anew; nil where no point refuted it.
  ///
  /// - Parameter calls: The draws that all candidates together may take.
  func shrunkWitness(calls: Int) -> ShrunkWitness? {
    guard !generatorWasReseeded, !endedByTimeLimit,
      let witness = arms.map(\.evidence).first(where: { $0.refutes(at: alpha) })
    else { return nil }
    let judge = NoiseCandidates(
      witness: witness, proposals: proposals, session: session, alpha: alpha, deadline: deadline
    ) { streamName("shrinking", $0) }
    var shrinking = Shrinking(
      witness: judge.witnessInput, certificate: judge.certificate(of: witness), calls: calls, judge: judge)
    return shrinking.run()
  }

  // MARK: Calls

  /// Spends up to `calls` draws, and stops as soon as the claim is refuted.
  mutating func spend(calls budget: Int) {
    var live = Array(arms.indices)
    var perArm = min(Self.firstRound, max(1, budget / max(1, live.count)))
    var round = 0
    while !isOver && !live.isEmpty {
      let remaining = budget - evidenceCalls
      guard remaining >= 2 * live.count else { return }
      let share = remaining / live.count
      let calls = share < 2 * perArm ? min(share, perArm * 2) : perArm
      for index in live {
        call(index, draws: calls, round: round)
        if isOver { return }
      }
      live = promising(among: live)
      if live.count <= Self.fewArms && adaptiveCount < Self.mostAdaptive {
        let best = live.sorted { (arms[$0].growthEstimate, -$0) > (arms[$1].growthEstimate, -$1) }.prefix(2)
        for index in best {
          do { live += try mutate(index) } catch { failures += 1 }
        }
      }
      perArm *= 2
      round += 1
    }
  }

  private var evidenceCalls: Int { arms.reduce(0) { $0 + $1.evidence.calls } }

  private var isOver: Bool {
    failures >= Self.failureLimit || endedByTimeLimit || generatorWasReseeded
      || arms.contains { $0.evidence.refutes(at: alpha) || $0.evidence.nonFinite }
  }

  /// The canonical arms, and of the others the third whose wealth grows fastest.
  private func promising(among live: [Int]) -> [Int] {
    let open = live.filter { arms[$0].isOpen }
    let canonical = open.filter { arms[$0].evidence.point.isCanonical }
    let others = open.filter { !arms[$0].evidence.point.isCanonical }
      .sorted { (arms[$0].growthEstimate, -$0) > (arms[$1].growthEstimate, -$1) }
    return (canonical + others.prefix((others.count + 2) / 3)).sorted()
  }

  private mutating func call(_ index: Int, draws count: Int, round: Int) {
    var stream = RandomStream(streamName("arm \(index)", round))
    let perValue = arms[index].drawsPerValue * (proposals.areAboutDifferences ? 2 : 1)
    let chunk = max(64, Self.numbersAtATime / session.nature.dimension / 64 * 64)
    var left = max(1, count / perValue) * arms[index].drawsPerValue
    while left > 0 && !isOver && arms[index].isOpen {
      if let deadline, ContinuousClock.now >= deadline {
        endedByTimeLimit = true
        return
      }
      let seeds = (0..<min(left, chunk)).map { _ in stream.next() }
      let asked = arms[index].evidence
      do {
        let draws = try session.draws(
          of: asked.worker, at: asked.point.x, seeds: seeds, batchSize: asked.batchSize)
        var partner: SubjectDraws?
        if let y = asked.partner { partner = try session.draws(of: asked.worker, at: y, seeds: seeds, batchSize: nil) }
        generatorWasReseeded = generatorWasReseeded || draws.generatorWasReseeded
        arms[index].take(draws, partner: partner, alpha: alpha)
      } catch {
        guard error.kind != .endOfRun else {
          endedByTimeLimit = true
          return
        }
        arms[index].fail(error.message)
        failures += 1
        try? session.restart()
        return
      }
      left -= seeds.count
    }
  }
}
