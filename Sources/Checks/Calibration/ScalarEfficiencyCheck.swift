import Foundation
import GSL

/// How many calls the scalar test needs beside the fewest that any test can need.
///
/// - Claim:    the mean number of calls is at most 1.35 times the information bound in the geometric mean over
///             the twelve laws, and at most 1.5 times on each; and after the predicted number of calls (power
///             0.99) at least 97 % of the runs are done.
/// - Evidence: runs of `RatioTest` at α = 10⁻³ on draws of each law, looked at after every call.
/// - Blind to: laws unlike the twelve.
public struct ScalarEfficiencyCheck: Check {
  public let size: CalibrationSize

  public init(size: CalibrationSize) { self.size = size }

  public var id: CheckID { CheckID(subject: "scalar test", property: "calls beside the information bound") }

  private static let meanLimit = 1.35
  private static let worstLimit = 1.5
  private static let powerLimit = 0.97

  public func gather(resuming earlier: EfficiencyEvidence?, in run: RunSettings) throws -> EfficiencyEvidence {
    let trials = ScalarTrial.all
    let samplers = trials.map { RatioSampler($0.law) }
    var evidence = earlier ?? EfficiencyEvidence()
    evidence.bounds = try trials.map { try InformationBound($0.law).calls(falseAlarm: CalibrationSize.alpha) }
    // Far beyond what any run needs; a test that has lost gives up there.
    let limits = evidence.bounds.map { Int(100 * $0) }
    evidence.extend(laws: trials.count, runs: size.runs) { law, repetition in
      let stream = RandomStream(
        StreamName(
          seed: run.seed, purpose: .compressor, experiment: "calibrate scalar law \(law)", repetition: repetition))
      return callsToRefute(samplers[law], limit: limits[law], stream: stream)
    }
    return evidence
  }

  private func callsToRefute(_ sampler: RatioSampler, limit: Int, stream: RandomStream) -> Int {
    var stream = stream
    var test = RatioTest()
    for call in 1...limit {
      test.feed(sampler.draw(using: &stream))
      if test.reaches(1 / CalibrationSize.alpha) { return call }
    }
    return -1
  }

  public func judge(_ evidence: EfficiencyEvidence, by criterion: Criterion) -> [Finding] {
    let rows = efficiencies(evidence)
    let geometric = geometricMean(rows)
    let slow = rows.filter { $0.exceeds(Self.worstLimit) }
    let geometricError = mean(rows.map { $0.standardError / $0.ratio }) / Double(rows.count).squareRoot()
    let allowed = Self.meanLimit * (1 + CalibrationSize.margin(runs: size.runs, standardError: geometricError))
    let calls = evidence.calls.joined().reduce(0) { $0 + max(0, $1) }
    return [
      Finding(
        check: "efficiency",
        claim:
          "mean calls at most \(Self.meanLimit) times the bound in the geometric mean, \(Self.worstLimit) times at worst",
        verdict: slow.isEmpty && geometric <= allowed ? .consistent : .refuted, quantity: "mean calls over the bound",
        calls: calls, promised: ["geometric mean": Self.meanLimit, "maximum": Self.worstLimit],
        observed: .init(lower: nil, estimate: geometric, upper: rows.map(\.ratio).max()),
        notes: slow.map { "Too slow: \($0.name), \(three($0.ratio)) times the bound, power \(three($0.power))." }),
      predictionFinding(rows, calls: calls),
    ]
  }

  private func geometricMean(_ rows: [Efficiency]) -> Double { exp(mean(rows.map { log($0.ratio) })) }

  private func predictionFinding(_ rows: [Efficiency], calls: Int) -> Finding {
    let powers = zip(rows, predictions).map { $0.power(within: $1) }
    // Few runs may miss as often as power 0.99 does with probability above 10⁻⁶.
    let misses = FalseAlarmJudgement(runs: max(1, size.runs), alpha: 0.01).limit
    let isSharp = size.runs >= CalibrationSize.sharpRuns
    let limit = isSharp ? Self.powerLimit : 1 - Double(misses) / Double(max(1, size.runs))
    return Finding(
      check: "prediction", claim: "after the predicted calls at least \(Self.powerLimit) of the runs are done",
      verdict: powers.allSatisfy { $0 >= limit } ? .consistent : .refuted, quantity: "power at the predicted calls",
      calls: calls, promised: ["power": Self.powerLimit],
      observed: .init(lower: powers.min(), estimate: mean(powers), upper: nil),
      notes: zip(rows, powers).filter { $0.1 < limit }.map { "Too low: \($0.0.name), \(three($0.1))." })
  }

  public func tables(of evidence: EfficiencyEvidence) -> [Table] {
    let rows = efficiencies(evidence)
    return [
      Table(
        id: "calibration-scalar", title: "The scalar test on twelve laws",
        caption:
          "Mean calls to a refutation at α = 10⁻³ over \(evidence.calls.first?.count ?? 0) runs a law, beside the least "
          + "mean of any test of power one, the exact information bound log(1/α)/KL_inf. \(Efficiency.explanation(runs: size.runs)) "
          + "Limits of mean/least: \(Self.worstLimit) for each law, \(Self.meanLimit) for the geometric mean of all.",
        columns: Efficiency.columns,
        rows: rows.map(\.row) + [
          [.text("geometric mean"), .none, .none, .number(geometricMean(rows)), .none, .none, .none]
        ]),
      Table(
        id: "calibration-prediction", title: "Predicted and measured power",
        caption: "The number of calls after which the test is predicted to have refuted with probability 0.99, and the "
          + "part of the runs that had. Limit: \(Self.powerLimit).",
        columns: ["law", "predicted calls", "power there"],
        rows: zip(rows, predictions).map { [.text($0.name), .number($1.rounded(.up)), .number($0.power(within: $1))] }),
    ]
  }

  private func efficiencies(_ evidence: EfficiencyEvidence) -> [Efficiency] {
    ScalarTrial.all.indices.map { law in
      Efficiency(name: ScalarTrial.all[law].name, bound: evidence.bounds[law], calls: evidence.calls[law])
    }
  }

  private var predictions: [Double] {
    ScalarTrial.all.map { trial in
      ((try? trial.law.predictedCalls(alpha: CalibrationSize.alpha)) ?? .nan).rounded(.up)
    }
  }
}

/// Three digits.
func three(_ value: Double) -> String { String(format: "%.3g", value) }
