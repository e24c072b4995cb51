import Foundation
import GSL

/// The verdict on a bound of running means: a pure function of the evidence.
///
/// - refuted: at some horizon the wealth of a `RatioTest` of measured over bound reached its threshold; without
///   chance, the measured value exceeds the bound by more than `10⁻⁹` of it.
/// - holds exactly: there is no chance, and the bound holds at every horizon.
/// - consistent: an excess of the size asked for would have been found at the last horizon with probability
///   0.99, were the spread of the runs what it is.
/// - undecided: otherwise.
struct BoundJudgement {
  let evidence: BoundEvidence
  /// The theorem's bound at each horizon.
  let bounds: [Double]
  let isRandom: Bool
  /// The bounded expectation.
  var quantity = "(1/T) Σ E‖∇f(xᵗ)‖²"
  let criterion: Criterion

  /// What rounding may do to a mean of many squares.
  private static let roundingSlack = 1e-9

  private var last: Int { evidence.horizons.count - 1 }

  /// The share of the error budget of a horizon.
  private func weight(_ index: Int) -> Double {
    if last == 0 { return 1 }
    return index == last ? 0.5 : 0.5 / Double(last)
  }

  /// Measured over bound, run by run.
  private func ratios(_ index: Int) -> [Double] { evidence.column(index).map { $0 / bounds[index] } }

  /// The logarithms of the wealth at a horizon, the largest and the last one, its share included.
  private func logWealth(_ index: Int) -> (largest: Double, last: Double) {
    var test = RatioTest()
    var largest = 0.0
    for ratio in ratios(index) {
      test.feed(ratio / (1 + Self.roundingSlack))
      largest = max(largest, test.logWealth)
    }
    return (largest + log(weight(index)), test.logWealth + log(weight(index)))
  }

  private var suprema: [Double] { evidence.horizons.indices.map { logWealth($0).largest } }

  /// The horizon that speaks loudest against the bound.
  private var loudest: Int {
    if isRandom, let refuted = suprema.indices.first(where: { suprema[$0] >= threshold }) { return refuted }
    return evidence.horizons.indices.max { meanRatio($0) < meanRatio($1) } ?? last
  }

  private func meanRatio(_ index: Int) -> Double {
    let value = GSL.mean(ratios(index))
    return value.isNaN ? .infinity : value
  }

  private var threshold: Double { log(1 / criterion.falseAlarmProbability) }

  var verdict: Verdict {
    guard !evidence.means.isEmpty else { return .undecided }
    guard isRandom else {
      return evidence.horizons.indices.allSatisfy { meanRatio($0) <= 1 + Self.roundingSlack } ? .holdsExactly : .refuted
    }
    if suprema.contains(where: { $0 >= threshold }) { return .refuted }
    return callsNeeded(for: criterion.detectableExcess) <= Double(evidence.means.count) ? .consistent : .undecided
  }

  /// The runs that would show, with probability 0.99, that the mean at the last horizon exceeds the bound by
  /// the factor `1 + excess`, had the runs the spread that they have.
  private func callsNeeded(for excess: Double) -> Double {
    let ratios = ratios(last)
    let center = GSL.mean(ratios)
    guard center > 0, center.isFinite, ratios.count >= 2 else { return .infinity }
    let factors = zip(RatioTest.weights, RatioTest.bets).map { share, bet in
      (share: share, factors: ratios.map { 1 + bet * ($0 / center * (1 + excess) - 1) })
    }
    return callsForPower99(factors, alpha: criterion.falseAlarmProbability * weight(last))
  }

  private var detectableEffect: Double? {
    let effect = smallestEffect(within: evidence.means.count, callsNeeded: callsNeeded)
    return isRandom && effect.isFinite ? effect : nil
  }

  func finding(claim: String, dimension: Int) -> Finding {
    let place = loudest
    let estimate = meanRatio(place)
    let lower =
      isRandom
      ? try? lowerConfidenceLimit(of: ratios(place), alpha: criterion.falseAlarmProbability * weight(place)) : estimate
    // The weighted wealths of all horizons together are one e-value.
    let logEValue = logSumExp(evidence.horizons.indices.map { logWealth($0).last })
    return Finding(
      check: "bound", claim: claim, verdict: verdict,
      quantity: "\(quantity) / bound(T)", calls: evidence.means.count,
      logEValue: isRandom ? logEValue : nil,
      promised: ["ratio": 1, "rounds": Double(evidence.horizons[place]), "bound": bounds[place]],
      observed: .init(lower: lower, estimate: estimate, upper: isRandom ? nil : estimate), shape: [dimension],
      detectableEffect: detectableEffect, notes: notes(place))
  }

  private func notes(_ place: Int) -> [String] {
    var notes = [
      "The measured mean is nearest to the bound, or beyond it, at the horizon \(evidence.horizons[place])."
    ]
    if evidence.means.contains(where: { $0.contains { !$0.isFinite } }) {
      notes.append("A run diverged: what is measured is not finite.")
    }
    if !isRandom { notes.append("Without chance one run is the expectation.") }
    if isRandom, verdict == .undecided {
      notes.append("More runs decide: raise the budget, or ask for a larger excess.")
    }
    return notes
  }
}
