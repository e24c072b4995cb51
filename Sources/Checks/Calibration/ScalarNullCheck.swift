import GSL

/// How often the scalar test alarms where its claim holds with equality.
///
/// - Claim:    a false alarm is raised with probability at most α, whatever the law and however often one looks.
/// - Evidence: runs on eight laws of mean exactly 1, looked at after every call.
/// - Judged:   by the exact binomial limit of probability 10⁻⁶.
public struct ScalarNullCheck: Check {
  public let size: CalibrationSize

  public init(size: CalibrationSize) { self.size = size }

  public var id: CheckID { CheckID(subject: "scalar test", property: "false alarms on the boundary") }

  private static let laws: [(name: String, sampler: RatioSampler)] = [
    ("Rand-4/16 at a one-hot vector", RatioSampler(.twoPoint(value: 1 / 0.75, probability: 0.75))),
    ("Rand-4/16 at a Gaussian vector", RatioSampler(ScalarTrial.randK(4, bound: 0.75))),
    ("1000 c with probability 10⁻³", RatioSampler(.twoPoint(value: 1e3, probability: 1e-3))),
    ("10⁵ c with probability 10⁻⁵", RatioSampler(.twoPoint(value: 1e5, probability: 1e-5))),
    ("Pareto, tail exponent 1.5", .pareto(exponent: 1.5)),
    ("exponential", .exponential(mean: 1)),
    ("uniform on (0.9 … 1.1) c", .uniform(halfWidth: 0.1)),
    ("log-normal, σ = 2", .logNormal(sigma: 2)),
  ]

  public func gather(resuming earlier: FalseAlarmEvidence?, in run: RunSettings) throws -> FalseAlarmEvidence {
    let laws = Self.laws
    var evidence = earlier ?? FalseAlarmEvidence(laws: laws.count)
    evidence.extend(runs: size.nullRuns) { law, repetition in
      let stream = RandomStream(
        StreamName(
          seed: run.seed, purpose: .compressor, experiment: "calibrate scalar null \(law)", repetition: repetition))
      return alarms(laws[law].sampler, stream: stream)
    }
    return evidence
  }

  private func alarms(_ sampler: RatioSampler, stream: RandomStream) -> Bool {
    var stream = stream
    var test = RatioTest()
    for _ in 0..<size.looks {
      test.feed(sampler.draw(using: &stream))
      if test.reaches(1 / CalibrationSize.alpha) { return true }
    }
    return false
  }

  public func judge(_ evidence: FalseAlarmEvidence, by criterion: Criterion) -> [Finding] {
    [evidence.finding(engine: "scalar test", looks: size.looks, names: Self.laws.map(\.name))]
  }

  public func tables(of evidence: FalseAlarmEvidence) -> [Table] {
    [
      evidence.table(
        id: "calibration-scalar-nulls", title: "False alarms of the scalar test", looks: size.looks,
        names: Self.laws.map(\.name))
    ]
  }
}
