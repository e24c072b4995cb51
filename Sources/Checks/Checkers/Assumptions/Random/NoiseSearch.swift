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
  private let nature: OracleNature
  private let claim: AssumptionClaim
  private let region: OracleRegion
  private let dtype: DType
  private let alpha: Double
  private let deadline: ContinuousClock.Instant?
  private let streamName: (_ arm: Int, _ round: Int) -> StreamName
  /// The gradients of every part, in the order of `nature.workers`.
  private var probe: ExactProbe?
  private var choices: RandomStream
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
    streamName: @escaping (_ arm: Int, _ round: Int) -> StreamName
  ) throws(SubjectFailure) {
    self.session = session
    self.claim = claim
    self.region = region
    self.dtype = dtype
    self.alpha = alpha
    self.deadline = deadline
    self.choices = choices
    self.streamName = streamName
    nature = session.nature
    if nature.knowsGradients {
      probe = try ExactProbe(session, dtype: dtype, parts: nature.workers, wantsValues: false)
    }
    var proposals: [(NoiseArmEvidence, NoiseArm.Measure)] = []
    var first: ExactPoint?
    for point in library {
      let exact = try probe?.evaluate([point.x])[0]
      if let exact, let first, exact.isFinite { probe?.noteSlope(exact, first) }
      first = first ?? (exact?.isFinite == true ? exact : nil)
    }
    for point in library { proposals += try self.proposals(at: point) }
    let weight = 0.5 / Double(max(1, proposals.count))
    arms = proposals.map { evidence, measure in
      var evidence = evidence
      evidence.weight = weight
      return arm(evidence, measure)
    }
  }

  var evidence: NoiseEvidence {
    NoiseEvidence(
      arms: arms.map(\.evidence), isByPairs: !nature.knowsGradients && !isAboutDifferences,
      endedByTimeLimit: endedByTimeLimit, generatorWasReseeded: generatorWasReseeded)
  }

  private var isAboutDifferences: Bool { if case .meanSquaredSmooth = claim { true } else { false } }

  // MARK: Arms

  private func arm(_ evidence: NoiseArmEvidence, _ measure: NoiseArm.Measure) -> NoiseArm {
    let isVector = if case .unbiased = claim { true } else { false }
    let epsilon = probe?.epsilon ?? RoundingSlack(dtype).epsilon
    return NoiseArm(evidence, measure: measure, isVector: isVector, epsilon: epsilon)
  }

  /// Everything that is judged at one point: every worker, and every size of a batch.
  private mutating func proposals(
    at point: OraclePoint
  ) throws(SubjectFailure) -> [(NoiseArmEvidence, NoiseArm.Measure)] {
    let exact = try probe?.evaluate([point.x])[0]
    // Where gradients are not finite there is nothing to compare with; exact claims report it.
    if let exact, !exact.isFinite { return [] }
    var result: [(NoiseArmEvidence, NoiseArm.Measure)] = []
    for (index, worker) in nature.workers.enumerated() {
      func propose(_ bound: Double, batch: Int? = nil, _ measure: NoiseArm.Measure, partner: [Double]? = nil) {
        result.append(
          (
            NoiseArmEvidence(point: point, partner: partner, worker: worker, batchSize: batch, bound: bound, weight: 0),
            measure
          ))
      }
      var measure = NoiseArm.Measure.pairs
      if let exact, let probe {
        measure = .aboutGradient(exact.gradients[index], error: probe.gradientError(exact, part: index))
      }
      switch claim {
      case .noise(let growth, let floor):
        let size = exact.map { norm($0.gradients[index]) } ?? 0
        propose(growth * size * size + floor, measure)
      case .unbiased(let variance?): propose(variance, measure)
      case .batchScaling(let variance, let sizes):
        for size in sizes { propose(variance / Double(size), batch: size, measure) }
      case .meanSquaredSmooth(let constant):
        for partner in try partners(of: point.x, exact, part: index) {
          let square = zip(point.x, partner).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
          if square > 0 { propose(constant * constant * square, .differences, partner: partner) }
        }
      default: break
      }
    }
    return result
  }

  /// Points near and far: along the steepest direction of the exact gradient where that is known, and along a
  /// random one.
  private mutating func partners(
    of x: [Double], _ exact: ExactPoint?, part: Int
  ) throws(SubjectFailure) -> [[Double]] {
    let random = x.map { _ in choices.gaussian() }
    let size = norm(random)
    let near = 1e-3 * max(1, norm(x))
    var directions = [(random.map { $0 / size }, near), (random.map { $0 / size }, max(1, norm(x)))]
    if let exact {
      let h = 10 * (probe?.epsilon ?? 1e-12).squareRoot() * max(norm(x), 1e-3)
      let krylov = try KrylovDirection(start: random, steps: min(12, x.count)) {
        unit throws(SubjectFailure) in
        let y = try probe?.evaluate([zip(x, unit).map { $0 + h * $1 }])[0]
        guard let y else { return unit }
        return zip(y.gradients[part], exact.gradients[part]).map { ($0 - $1) / h }
      }
      let ends = [true, false].compactMap { krylov.extreme(largest: $0) }
      if let steepest = ends.max(by: { $0.quotient.magnitude < $1.quotient.magnitude }) {
        directions.append((steepest.direction, near))
      }
    }
    return directions.map { direction, distance in
      region.projecting(zip(x, direction).map { $0 + distance * $1 })
    }
  }

  /// Opens an arm at a neighbour of the point of a promising one.
  private mutating func mutate(_ index: Int) throws(SubjectFailure) -> [Int] {
    let parent = arms[index].evidence
    let point = OraclePoint("found by search", region.mutation(of: parent.point.x, using: &choices))
    let children = try proposals(at: point)
    guard
      let child = children.first(where: { $0.0.worker == parent.worker && $0.0.batchSize == parent.batchSize })
    else { return [] }
    var evidence = child.0
    adaptiveCount += 1
    evidence.weight = 0.5 / Double(adaptiveCount * (adaptiveCount + 1))
    arms.append(arm(evidence, child.1))
    return [arms.count - 1]
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
    var stream = RandomStream(streamName(index, round))
    let perValue = arms[index].drawsPerValue * (isAboutDifferences ? 2 : 1)
    let chunk = max(64, Self.numbersAtATime / nature.dimension / 64 * 64)
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
