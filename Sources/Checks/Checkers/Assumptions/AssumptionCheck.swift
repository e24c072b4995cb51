import GSL

/// Looks for a point at which an assumption about a loss, or about its stochastic gradients, fails.
///
/// - Claim:    one of `AssumptionForm`, on all of ℝᵈ or on a ball.
/// - Evidence: of claims about exact gradients, the pair or the point that comes closest to failing; of claims about
///             stochastic gradients, for each point the wealth of an exact sequential test.
/// - Judged:   see `AssumptionJudgement`.
/// - Blind to: what happens far from all points tried, and violations through spikes rarer than about one draw in
///             a thousand.
public struct AssumptionCheck: Check {
  public let subject: any OracleSubject
  public let specification: AssumptionSpecification
  /// The radius of the ball round the minimiser, or round the origin, on which the claim is judged.
  public let radius: Double
  private let own: [[Double]]
  private let deadline: ContinuousClock.Instant?
  private let callLimit: Int

  /// - Parameters:
  ///   - own: The user's own points; those of another dimension than the oracle's are an obstacle.
  ///   - deadline: When to stop although budget is left; nil for never.
  ///   - callLimit: The most stochastic gradients that are asked for, whatever the budget.
  public init(
    of subject: any OracleSubject, claim specification: AssumptionSpecification, radius: Double = .infinity,
    own: [[Double]] = [], deadline: ContinuousClock.Instant? = nil, callLimit: Int = .max
  ) {
    precondition(radius > 0, "a ball has a positive radius")
    self.subject = subject
    self.specification = specification
    self.radius = radius
    self.own = own
    self.deadline = deadline
    self.callLimit = callLimit
  }

  public var id: CheckID { CheckID(subject: subject.name, property: specification.description) }

  public func gather(resuming earlier: AssumptionEvidence?, in run: RunSettings) throws -> AssumptionEvidence {
    if let earlier { return earlier }
    var evidence = AssumptionEvidence()
    do {
      try gather(into: &evidence, in: run)
    } catch {
      if error.kind == .endOfRun { evidence.endedByTimeLimit = true } else { evidence.failure = error.message }
    }
    return evidence
  }

  public func judge(_ evidence: AssumptionEvidence, by criterion: Criterion) -> [Finding] {
    [
      AssumptionJudgement(
        evidence: evidence, specification: specification, dtype: subject.dtype, radius: radius, criterion: criterion
      ).finding
    ]
  }

  private func gather(into evidence: inout AssumptionEvidence, in run: RunSettings) throws(SubjectFailure) {
    let session = try subject.makeSession()
    let nature = session.nature
    evidence.nature = nature
    let claim: AssumptionClaim
    do { claim = try specification.claim(about: nature) } catch {
      evidence.obstacle = error.description
      return
    }
    if let obstacle = claim.obstacle(nature) {
      evidence.obstacle = obstacle
      return
    }
    let region = OracleRegion(nature, radius: radius, dtype: subject.dtype)
    let library = region.library(own: own.filter { $0.count == nature.dimension }, seed: run.seed)
    if specification.form.isExact {
      try gatherExact(into: &evidence, claim, session, region, library, run)
    } else {
      var search = try NoiseSearch(
        claim, session: session, dtype: subject.dtype, region: region, library: library,
        alpha: run.criterion.falseAlarmProbability, deadline: deadline,
        choices: RandomStream(name("choices", run))
      ) { purpose, round in
        var name = name(purpose, run)
        name.repetition = round
        return name
      }
      search.spend(calls: min(callLimit, run.budget.callsPerClaim * claim.lawCount(nature)))
      evidence.noise = search.evidence
      evidence.shrunk = search.shrunkWitness(calls: run.budget.callsPerClaim)
    }
  }

  private func name(_ what: String, _ run: RunSettings) -> StreamName {
    StreamName(seed: run.seed, purpose: .gradientNoise, experiment: "\(specification) | \(what)")
  }

  /// One search, or one for every worker; the worst of them counts.
  private func gatherExact(
    into evidence: inout AssumptionEvidence, _ claim: AssumptionClaim, _ session: any OracleSession,
    _ region: OracleRegion, _ library: [OraclePoint], _ run: RunSettings
  ) throws(SubjectFailure) {
    let tasks = claim.exactTasks(session.nature)
    var all = ExactEvidence()
    for (index, task) in tasks.enumerated() {
      let probe = try ExactProbe(session, dtype: subject.dtype, parts: task.parts, wantsValues: task.wantsValues)
      var search = ExactSearch(
        task.inequality, promise: task.promise, of: task.worker, probe: probe, region: region,
        budget: run.budget.evaluationsPerClaim / tasks.count, deadline: deadline,
        stream: RandomStream(name("search \(index)", run)))
      try search.run(over: library)
      all.add(search.evidence)
      all.endedByTimeLimit = all.endedByTimeLimit || search.endedByTimeLimit
      if all.worst == search.evidence.worst {
        evidence.shrunk = search.shrunkWitness(calls: run.budget.evaluationsPerClaim)
      }
    }
    evidence.exact = all
  }
}

extension Budget {
  /// The points at which one exact claim may ask: 10³, 4·10³ or 4·10⁴.
  var evaluationsPerClaim: Int {
    switch self {
    case .quick: 1000
    case .standard: 4000
    case .thorough: 40_000
    }
  }
}
