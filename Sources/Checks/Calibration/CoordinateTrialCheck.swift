import Foundation
import GSL

/// Whether independent coordinates, taken one by one, show a scale bias of 0.39 % that no test of whole
/// vectors could find in reasonable time.
///
/// - Claim:    a Bernoulli mask of keep probability 64/256 and scale 255/64 (an 8-bit comparison gone wrong) is
///             refuted at d = 10⁴ as unbiased with ω = 3, within 2·10⁵ calls at α = 10⁻⁶; the right mask is not.
/// - Evidence: runs of `CoordinateSequentialTest` at the ramp 1, 2, …, d.
public struct CoordinateTrialCheck: Check {
  private let runs: Int
  private static let dimension = 10_000
  /// The calls after which the right mask is left in peace, and a wrong one has to be found.
  private static let limit = 2000

  public init(runs: Int) { self.runs = runs }

  public var id: CheckID { CheckID(subject: "coordinate-sequential test", property: "bern-02 at d = 10⁴") }

  /// The calls of the runs with the fault, and whether a run with the right mask alarmed.
  public struct Evidence: Hashable, Sendable, Codable {
    public var calls: [Int] = []
    public var controlAlarms: [Bool] = []
  }

  public func gather(resuming earlier: Evidence?, in run: RunSettings) throws -> Evidence {
    var evidence = earlier ?? Evidence()
    for repetition in evidence.calls.count..<max(runs, evidence.calls.count) {
      evidence.calls.append(calls(scale: 255.0 / 64, limit: Self.limit, repetition, run.seed) ?? -1)
      evidence.controlAlarms.append(calls(scale: 4, limit: Self.limit / 4, repetition, run.seed) != nil)
    }
    return evidence
  }

  private func calls(scale: Double, limit: Int, _ repetition: Int, _ seed: UInt64) -> Int? {
    let x = (1...Self.dimension).map(Double.init)
    let variances = x.map { 3 * $0 * $0 }
    var stream = RandomStream(
      StreamName(seed: seed, purpose: .compressor, experiment: "calibrate mask \(scale)", repetition: repetition))
    var test = CoordinateSequentialTest()
    var errors = [Double](repeating: 0, count: x.count)
    let threshold = log(1 / Criterion().falseAlarmProbability)
    for call in 1...limit {
      for j in x.indices { errors[j] = (stream.nextWord() < 1 << 30 ? scale * x[j] : 0) - x[j] }
      test.feed(errors: errors.span, of: x.span, variances: variances.span)
      if test.logWealth >= threshold { return call }
    }
    return nil
  }

  /// The information bound in calls: both halves of the joint claim on one coordinate, from its two values.
  private static func leastCalls() throws -> Double? {
    let scale = 255.0 / 64
    let law = RelativeErrorLaw(
      outputs: [(output: [scale], probability: 0.25), (output: [0], probability: 0.75)], at: [1])
    return try JointInformationBound(of: .unbiased(omega: 3), under: law)
      .map { $0.calls(falseAlarm: Criterion().falseAlarmProbability) / Double(dimension) }
  }

  public func judge(_ evidence: Evidence, by criterion: Criterion) -> [Finding] {
    let missed = evidence.calls.contains(-1)
    let alarmed = evidence.controlAlarms.contains(true)
    return [
      Finding(
        check: "bern-02", claim: "the fault is found at d = 10⁴, and the right mask is left alone",
        verdict: missed || alarmed ? .refuted : .consistent, quantity: "calls to a refutation",
        calls: evidence.calls.reduce(0) { $0 + max(0, $1) }, shape: [Self.dimension],
        notes: ["Independent coordinates one by one, \(evidence.calls.count) runs."])
    ]
  }

  public func tables(of evidence: Evidence) -> [Table] {
    let found = evidence.calls.filter { $0 > 0 }.map(Double.init)
    let least = (try? Self.leastCalls()).flatMap(\.self)
    return [
      Table(
        id: "calibration-coordinates", title: "Independent coordinates one by one",
        caption:
          "The fault of bern-02, a Bernoulli mask with a scale bias of 0.39 %, at d = 10⁴ and α = 10⁻⁶, where the "
          + "coordinates of an output are taken for 10⁴ independent samples. Limits: found in every run, no alarm of the "
          + "right mask.",
        columns: ["runs", "found", "mean calls", "least calls", "mean/least", "alarms of the right mask"],
        rows: [
          [
            .number(Double(evidence.calls.count)), .number(Double(found.count)), .number(mean(found)),
            Table.Cell(least),
            Table.Cell(least.map { mean(found) / $0 }), .number(Double(evidence.controlAlarms.count { $0 })),
          ]
        ])
    ]
  }
}
