import GSL

/// How often the tests of vector claims alarm where the claim holds with equality.
///
/// - Claim:    a false alarm is raised with probability at most α.
/// - Evidence: runs on the extremal laws of unbiasedness and of B2, looked at after every batch: of 8 calls for
///             the first, of one for the second.
/// - Judged:   by the exact binomial limit of probability 10⁻⁶.
public struct VectorNullCheck: Check {
  public let engine: VectorEfficiencyCheck.Engine
  public let size: CalibrationSize

  public init(_ engine: VectorEfficiencyCheck.Engine, size: CalibrationSize) {
    self.engine = engine
    self.size = size
  }

  public var id: CheckID { CheckID(subject: engine.rawValue, property: "false alarms on the boundary") }

  private var trials: [JointTrial] {
    switch engine {
    case .vector: JointTrial.vectorNulls
    case .twoParameters: JointTrial.twoParameterNulls
    }
  }

  public func gather(resuming earlier: FalseAlarmEvidence?, in run: RunSettings) throws -> FalseAlarmEvidence {
    let trials = trials
    let prepared = trials.map { (draws: $0.table.draws, sampler: $0.table.sampler) }
    var evidence = earlier ?? FalseAlarmEvidence(laws: trials.count)
    evidence.extend(runs: size.nullRuns) { law, repetition in
      let stream = RandomStream(
        StreamName(
          seed: run.seed, purpose: .compressor, experiment: "calibrate \(engine.rawValue) null \(law)",
          repetition: repetition))
      var walk = SequentialWalk(
        prepared[law].draws, prepared[law].sampler, stream: stream, batch: engine == .vector ? 8 : 1)
      return walk.callsToRefute(trials[law].claim, limit: size.looks) >= 0
    }
    return evidence
  }

  public func judge(_ evidence: FalseAlarmEvidence, by criterion: Criterion) -> [Finding] {
    [evidence.finding(engine: engine.rawValue, looks: size.looks, names: trials.map(\.name))]
  }

  public func tables(of evidence: FalseAlarmEvidence) -> [Table] {
    [
      evidence.table(
        id: engine == .vector ? "calibration-vector-nulls" : "calibration-b2-nulls",
        title: "False alarms of the \(engine.rawValue)", looks: size.looks, names: trials.map(\.name))
    ]
  }
}
