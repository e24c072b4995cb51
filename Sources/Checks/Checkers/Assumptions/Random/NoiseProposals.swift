import EFSpec
import GSL

/// What a claim about stochastic gradients says at one point, law by law: what is measured there, and its bound.
struct NoiseProposals {
  /// An arm before it has a share of the false-alarm probability.
  typealias Proposal = (evidence: NoiseArmEvidence, measure: NoiseArm.Measure)

  let region: OracleRegion
  private let nature: OracleNature
  private let claim: AssumptionClaim
  private let dtype: DType
  /// The gradients of every part, in the order of `nature.workers`; nil where they are unknown.
  private var probe: ExactProbe?
  private var choices: RandomStream

  /// - Parameter library: The points from whose gradients the effect of rounding is estimated.
  init(
    _ claim: AssumptionClaim, session: any OracleSession, dtype: DType, region: OracleRegion, library: [OraclePoint],
    choices: RandomStream
  ) throws(SubjectFailure) {
    self.claim = claim
    self.region = region
    self.dtype = dtype
    self.choices = choices
    nature = session.nature
    if nature.knowsGradients {
      probe = try ExactProbe(session, dtype: dtype, parts: nature.workers, wantsValues: false)
    }
    var first: ExactPoint?
    for point in library {
      let exact = try probe?.evaluate([point.x])[0]
      if let exact, let first, exact.isFinite { probe?.noteSlope(exact, first) }
      first = first ?? (exact?.isFinite == true ? exact : nil)
    }
  }

  /// Whether the claim is about the difference of two points.
  var areAboutDifferences: Bool { if case .meanSquaredSmooth = claim { true } else { false } }

  func arm(_ proposal: Proposal, weight: Double) -> NoiseArm {
    var evidence = proposal.evidence
    evidence.weight = weight
    let isVector = if case .unbiased = claim { true } else { false }
    let epsilon = probe?.epsilon ?? RoundingSlack(dtype).epsilon
    return NoiseArm(evidence, measure: proposal.measure, isVector: isVector, epsilon: epsilon)
  }

  /// The law of another arm at a neighbour of its point.
  mutating func child(of parent: NoiseArmEvidence) throws(SubjectFailure) -> Proposal? {
    let point = OraclePoint("found by search", region.mutation(of: parent.point.x, using: &choices))
    return try proposals(at: point).first { $0.evidence.isAboutTheLaw(of: parent) }
  }

  /// Everything that is judged at one point: every worker, and every size of a batch.
  ///
  /// - Parameter partner: The second point, for claims about pairs; nil for several that are chosen here.
  mutating func proposals(at point: OraclePoint, partner: [Double]? = nil) throws(SubjectFailure) -> [Proposal] {
    let exact = try probe?.evaluate([point.x])[0]
    // Where gradients are not finite there is nothing to compare with; exact claims report it.
    if let exact, !exact.isFinite { return [] }
    var result: [Proposal] = []
    for (index, worker) in nature.workers.enumerated() {
      func propose(_ bound: Double, batch: Int? = nil, _ measure: NoiseArm.Measure, partner: [Double]? = nil) {
        let evidence = NoiseArmEvidence(
          point: point, partner: partner, worker: worker, batchSize: batch, bound: bound, weight: 0)
        result.append((evidence, measure))
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
        let partners = if let partner { [partner] } else { try partners(of: point.x, exact, part: index) }
        for partner in partners {
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
}

extension NoiseArmEvidence {
  /// Whether both are about the same worker and the same size of a batch.
  func isAboutTheLaw(of other: NoiseArmEvidence) -> Bool { worker == other.worker && batchSize == other.batchSize }
}
