import GSL

/// How many calls the tests of vector claims need beside the fewest that any test can need.
///
/// - Claim:    the mean number of calls is at most twice the information bound on every law.
/// - Evidence: runs of `VectorTest` in batches of 8, or of `TwoParameterTest`, at α = 10⁻³ on draws of each law.
/// - Blind to: laws unlike these.
public struct VectorEfficiencyCheck: Check {
  /// Which test is tried.
  public enum Engine: String, Sendable, CaseIterable {
    case vector = "vector test"
    case twoParameters = "B2 test"
  }

  public let engine: Engine
  public let size: CalibrationSize

  public init(_ engine: Engine, size: CalibrationSize) {
    self.engine = engine
    self.size = size
  }

  public var id: CheckID { CheckID(subject: engine.rawValue, property: "calls beside the information bound") }

  private static let limit = 2.0
  private static let batch = 8

  private var trials: [JointTrial] {
    switch engine {
    case .vector: JointTrial.vector
    case .twoParameters: JointTrial.twoParameters
    }
  }

  public func gather(resuming earlier: EfficiencyEvidence?, in run: RunSettings) throws -> EfficiencyEvidence {
    let trials = trials
    var evidence = earlier ?? EfficiencyEvidence()
    evidence.bounds = try trials.map { try $0.bound?.calls(falseAlarm: CalibrationSize.alpha) ?? .infinity }
    let prepared = zip(trials, evidence.bounds).map { trial, bound in
      (draws: trial.table.draws, sampler: trial.table.sampler, limit: bound.isFinite ? Int(100 * bound) + 100 : 0)
    }
    evidence.extend(laws: trials.count, runs: size.runs) { law, repetition in
      let stream = RandomStream(
        StreamName(
          seed: run.seed, purpose: .compressor, experiment: "calibrate \(engine.rawValue) law \(law)",
          repetition: repetition))
      var walk = SequentialWalk(prepared[law].draws, prepared[law].sampler, stream: stream, batch: Self.batch)
      return walk.callsToRefute(trials[law].claim, limit: prepared[law].limit)
    }
    return evidence
  }

  public func judge(_ evidence: EfficiencyEvidence, by criterion: Criterion) -> [Finding] {
    let rows = efficiencies(evidence)
    let slow = rows.filter { $0.exceeds(Self.limit) }
    return [
      Finding(
        check: "efficiency", claim: "mean calls at most \(Self.limit) times the bound on every law",
        verdict: slow.isEmpty ? .consistent : .refuted, quantity: "mean calls over the bound",
        calls: evidence.calls.joined().reduce(0) { $0 + max(0, $1) }, promised: ["maximum": Self.limit],
        observed: .init(lower: nil, estimate: rows.map(\.ratio).max(), upper: nil),
        notes: slow.map { "Too slow: \($0.name), \(three($0.ratio)) times the bound, power \(three($0.power))." })
    ]
  }

  public func tables(of evidence: EfficiencyEvidence) -> [Table] {
    [
      Table(
        id: engine == .vector ? "calibration-vector" : "calibration-b2", title: "The \(engine.rawValue) on known laws",
        caption:
          "Mean calls to a refutation at α = 10⁻³ over \(evidence.calls.first?.count ?? 0) runs a law, beside the least "
          + "mean of any test of power one, the exact information bound of the joint claim, by convex maximisation over "
          + "all bets. \(Efficiency.explanation(runs: size.runs)) Limit of mean/least: \(Self.limit) for each law.",
        columns: Efficiency.columns, rows: efficiencies(evidence).map(\.row))
    ]
  }

  private func efficiencies(_ evidence: EfficiencyEvidence) -> [Efficiency] {
    trials.indices.map { law in
      Efficiency(name: trials[law].name, bound: evidence.bounds[law], calls: evidence.calls[law])
    }
  }
}
