import Foundation
import GSL

/// The verdict on runs that should have a known expectation: a pure function of the evidence.
///
/// Every run is divided by what is expected at its place; the mean over the places, and each place for itself, then
/// has the expectation 1.
///
/// - refuted: the wealth of a `RatioTest` reached its threshold, for the mean over the places with half of the error
///   budget, for the places with the rest. It shows an excess only.
/// - consistent: the 98 % interval of the mean over the places, by Student's law, lies within the detectable excess of
///   1 on both sides, and no place is more than five standard errors off. Runs that are off by that excess end here with
///   a probability of one hundredth at most, in the limit of many runs.
/// - undecided: otherwise. The interval is asymptotic, so that a deficit is a suspicion and never refutes.
///
/// Where the second moment of a run is bounded, `AgreementTest` refutes on both sides.
struct AgreementJudgement {
  let evidence: ExpectationEvidence.Curve
  let places: [Double]
  let criterion: Criterion

  /// What rounding may do to a sum over many steps.
  private static let roundingSlack = 1e-9

  /// Run over expectation at one place.
  private func ratios(_ place: Int) -> [Double] { evidence.column(place).map { $0 / evidence.exact[place] } }

  /// The mean over the places, run by run.
  private var pooled: [Double] {
    evidence.runs.map { run in GSL.mean(zip(run, evidence.exact).map { $0 / $1 }) }
  }

  private func wealth(_ ratios: [Double], share: Double) -> (largest: Double, last: Double) {
    var test = RatioTest()
    var largest = -Double.infinity
    for ratio in ratios {
      test.feed(ratio / (1 + Self.roundingSlack))
      largest = max(largest, test.logWealth)
    }
    return (largest + log(share), test.logWealth + log(share))
  }

  /// The mean, and how many of its standard errors it is above 1.
  private func deviation(_ ratios: [Double]) -> (mean: Double, error: Double, score: Double) {
    let mean = GSL.mean(ratios)
    let error = standardDeviation(ratios) / Double(ratios.count).squareRoot()
    let off = mean - 1
    return (mean, error, error > 0 ? off / error : off.magnitude <= Self.roundingSlack ? 0 : off * .infinity)
  }

  func finding(claim: String, quantity: String) -> Finding {
    let count = evidence.runs.count
    guard count >= 2 else {
      return Finding(
        check: "agreement", claim: claim, verdict: .undecided, quantity: quantity, calls: count,
        notes: ["There are too few runs to tell."])
    }
    let all = [wealth(pooled, share: 0.5)]
    let each = places.indices.map { wealth(ratios($0), share: 0.5 / Double(places.count)) }
    let isRefuted = (all + each).contains { $0.largest >= log(1 / criterion.falseAlarmProbability) }
    let (mean, error, _) = deviation(pooled)
    let reach = studentTQuantile(0.99, degreesOfFreedom: Double(count - 1)) * error
    let scores = places.indices.map { deviation(ratios($0)).score }
    let farthest = scores.indices.max { scores[$0].magnitude < scores[$1].magnitude } ?? 0
    let isWithin = mean - reach >= 1 - criterion.detectableExcess && mean + reach <= 1 + criterion.detectableExcess
    // A score that is not a number is no agreement.
    let agrees = isWithin && scores.allSatisfy { $0.magnitude <= 5 }
    return Finding(
      check: "agreement", claim: claim, verdict: isRefuted ? .refuted : agrees ? .consistent : .undecided,
      quantity: "\(quantity), run / exact", calls: count, logEValue: logSumExp((all + each).map(\.last)),
      promised: ["ratio": 1], observed: .init(lower: mean - reach, estimate: mean, upper: mean + reach),
      notes: notes(scores, farthest, isWithin))
  }

  private func notes(_ scores: [Double], _ farthest: Int, _ isWithin: Bool) -> [String] {
    var notes = [
      "The interval is asymptotic: 98 %, by Student's law over the runs. The place farthest off is "
        + "\(short(places[farthest])), by \(short(scores[farthest])) standard errors."
    ]
    if !scores.allSatisfy({ $0.magnitude <= 5 }) {
      notes.append(
        "Suspicion: a place is more than five standard errors off, which chance does about once in 10⁶ places.")
    } else if !isWithin {
      notes.append("The interval reaches beyond the detectable excess; more runs narrow it.")
    }
    return notes
  }
}
