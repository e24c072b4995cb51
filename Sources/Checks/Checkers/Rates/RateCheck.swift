/// Measures exponents beside the predicted ones, by exact moments and by runs of the algorithms themselves.
///
/// - Claim:    each quantity is a power of what is swept, with the predicted exponent, up to the window of the law.
/// - Evidence: the quantity at each place by exact moments or closed forms; and, where an arm has a simulation, as many
///             runs as `RatePlan` decided beforehand.
/// - Judged:   *exact*: all local slopes within the window: holds exactly, on these places; all outside: refuted; else
///             undecided. *simulated*: the 99 % interval of the slope within the window of the budget: consistent, else
///             undecided, for the interval is asymptotic. *agreement*: simulation and exact moments differ by
///             more than chance explains, at any place, by `AgreementTest`: refuted.
/// - Blind to: prefactors that theory and exact moments share; horizons beyond those stated.
public struct RateCheck: Check {
  public let id: CheckID
  /// What the experiment shows, in one sentence.
  public let summary: String
  public let arms: [RateArm]
  public let simulations: RateSimulations

  public init(_ name: String, summary: String, arms: [RateArm], simulations: RateSimulations = .ofBudget) {
    id = CheckID(subject: name, property: "scaling laws")
    self.summary = summary
    self.arms = arms
    self.simulations = simulations
  }

  public func gather(resuming earlier: RateEvidence?, in run: RunSettings) throws -> RateEvidence {
    if let earlier { return earlier }
    let ambition = simulations.ambition(within: run.budget)
    let level = run.criterion.falseAlarmProbability
    let share = level / Double(2 * simulatedPlaces)
    let found = inParallel(arms.count, jobs: run.jobs) { index in
      evidence(of: arms[index], index: index, ambition: ambition, level: share, seed: run.seed)
    }
    return RateEvidence(arms: found, ambition: ambition, level: level)
  }

  /// The places at which simulation and exact moments are compared; each is tested on two sides.
  var simulatedPlaces: Int { max(1, arms.reduce(0) { $0 + ($1.simulation == nil ? 0 : $1.places.count) }) }

  /// The evidence of one arm; a failure of theory's is told, and ends this arm alone.
  private func evidence(
    of arm: RateArm, index: Int, ambition: RateAmbition?, level: Double, seed: UInt64
  ) -> RateEvidence.Arm {
    var evidence = RateEvidence.Arm(exact: [])
    do {
      evidence.exact = try arm.places.indices.map { try arm.exact($0) }
      // Without an exponent of its own the arm has nothing to compare with.
      _ = try ExactExponent(x: arm.places, y: evidence.exact)
      guard let ambition else { return evidence }
      switch arm.simulation {
      case nil: break
      case .noiseless(let tolerance, let run):
        evidence.noiseless = .init(values: arm.places.indices.map(run), tolerance: tolerance)
      case .random(let units, let secondMoment, let run):
        let bound = try arm.places.indices.map { try secondMoment($0) }.max() ?? 1
        let plan = try RatePlan(
          arm: arm, exact: evidence.exact, units: units, secondMoment: bound, ambition: ambition, level: level)
        evidence.sampled = .init(
          plan: plan,
          tests: arm.places.indices.map { place in
            var test = AgreementTest(level: level, planned: plan.copies, secondMoment: bound)
            for repetition in 0..<plan.runs {
              let values = run(
                RateRun(place: place, repetition: repetition, seed: seed, experiment: "\(id) \(index) \(place)"))
              for value in values { test.feed(value / evidence.exact[place]) }
            }
            return test
          })
      }
    } catch {
      evidence.failure = "\(error)"
    }
    return evidence
  }

  public func judge(_ evidence: RateEvidence, by criterion: Criterion) -> [Finding] {
    judgements(of: evidence, level: criterion.falseAlarmProbability).flatMap { judgement in
      judgement.findings(subject: id.subject)
    }
  }

  func judgements(of evidence: RateEvidence, level: Double) -> [RateJudgement] {
    zip(arms, evidence.arms).map { arm, found in
      RateJudgement(
        arm: arm, evidence: found, ambition: evidence.ambition, level: level / Double(2 * simulatedPlaces))
    }
  }

  public func tables(of evidence: RateEvidence) -> [Table] {
    [RateTable(check: self, evidence: evidence).table]
  }
}
