import Foundation

/// The verdict on one structural claim: a pure function of the evidence.
///
/// - refuted: a counterexample; or the weighted wealth of a test reached `1/α`.
/// - failed: the subject gave no answer somewhere, or does not report what the claim is about.
/// - holds exactly: the subject is declared deterministic and every input was evaluated.
/// - consistent: every input was tried without a counterexample, so that with confidence `1 − α` a violation
///   has a probability of at most `1 − α^(1/n)` at each input, `n` its number of trials; or the tests of laws
///   would have found on every canonical input, with probability 0.99, a mean sign of ½ (for an average of workers
///   the relative excess asked for).
/// - undecided: otherwise.
struct StructuralJudgement {
  let evidence: StructuralEvidence
  let claim: StructuralClaim
  let dtype: DType
  let domain: Domain
  let criterion: Criterion

  /// The mean sign that a consistent claim must have been able to show: three of four point one way.
  private static let imbalanceAsked = 0.5

  private var alpha: Double { criterion.falseAlarmProbability }

  var finding: Finding {
    let place = witness
    let d = place?.input.input.dimension
    return Finding(
      check: claim.form.rawValue, claim: claim.description, verdict: verdict, quantity: quantity,
      calls: evidence.calls, logEValue: logEValue, promised: d.map { claim.constants(dimension: $0) } ?? [:],
      observed: observed, shape: place?.input.input.shape, dtype: dtype.rawValue, domain: domain.description,
      witness: place.map { Finding.Witness(name: $0.input.name, x: $0.input.input.entries) },
      shrunkWitness: verdict == .refuted ? evidence.shrunk?.small(falseAlarm: alpha) : nil,
      detectableEffect: evidence.violation == nil && verdict != .refuted ? detectable : nil, notes: notes)
  }

  var verdict: Verdict {
    if isRefuted { return .refuted }
    if evidence.obstacle != nil || evidence.failure != nil { return .failed }
    guard evidence.isComplete, !evidence.endedByTimeLimit else { return .undecided }
    if !isTestOfLaws {
      if (evidence.sharedSeed?.unconfirmed ?? 0) > 0 { return .undecided }
      return evidence.isDeclaredDeterministic ? .holdsExactly : .consistent
    }
    let asked = claim.form == .average ? criterion.detectableExcess : Self.imbalanceAsked
    return detectable.map { $0 <= asked } ?? false ? .consistent : .undecided
  }

  private var isTestOfLaws: Bool { !evidence.arms.isEmpty }

  private var isRefuted: Bool {
    evidence.violation != nil || loudestArm.map(refutes) ?? false || refutesBySeeds
  }

  private var refutesBySeeds: Bool {
    evidence.sharedSeed.map { $0.supremum + log($0.weight) >= log(1 / alpha) } ?? false
  }

  private func refutes(_ arm: WealthEvidence) -> Bool { arm.supremum + log(arm.weight) >= log(1 / alpha) }

  private var loudestArm: WealthEvidence? {
    evidence.arms.first(where: refutes)
      ?? evidence.arms.max { $0.supremum + log($0.weight) < $1.supremum + log($1.weight) }
  }

  /// The input that speaks loudest against the claim.
  var witness: PropertyEvidence.Sighting? {
    if let violation = evidence.violation { return violation }
    if refutesBySeeds, let sighting = evidence.sharedSeed?.sighting { return sighting }
    if let arm = loudestArm { return .init(input: arm.input, detail: arm.comparison) }
    return evidence.failure
  }

  /// The merged e-value at the end of the run, of all tests with their shares.
  var logEValue: Double? {
    guard isTestOfLaws || evidence.sharedSeed.map({ $0.test.count > 0 }) ?? false else { return nil }
    var terms = evidence.arms.map { $0.final + log($0.weight) }
    var share = evidence.arms.reduce(0) { $0 + $1.weight }
    if let seeds = evidence.sharedSeed {
      terms.append(seeds.test.logWealth + log(seeds.weight))
      share += seeds.weight
    }
    return logSumExp(terms + [log(max(0, 1 - share))])
  }

  private var quantity: String {
    guard isTestOfLaws else { return "counterexamples" }
    return claim.form == .average ? "E‖average − x‖²/‖x‖²" : "mean sign of the comparison"
  }

  private var observed: Finding.Observed? {
    guard let arm = loudestArm, arm.trials > 0 else { return nil }
    guard claim.form == .average, let unit = averageBound(arm) else {
      return claim.form == .independentCalls || claim.form == .independentWorkers
        ? nil : Finding.Observed(lower: nil, estimate: arm.mean, upper: nil)
    }
    let lower = try? lowerConfidenceLimit(of: arm.sample, alpha: alpha * arm.weight)
    return Finding.Observed(lower: lower.map { $0 * unit }, estimate: arm.mean * unit, upper: nil)
  }

  /// What the ratios of an average refer to: `ω/n`, widened by rounding.
  private func averageBound(_ arm: WealthEvidence) -> Double? {
    guard case .average(let omega, let workers) = try? claim.property(dimension: arm.input.input.dimension) else {
      return nil
    }
    return RoundingSlack(dtype).widened(averageOf: workers, omega: omega)
  }

  // MARK: What could have been found

  /// The smallest effect that would have been found, at every input alike where a test is pooled, else on
  /// every canonical input; nil where there is none.
  private var detectable: Double? {
    let pooled = evidence.arms.filter(\.isPooled)
    return largestDetectable(pooled.isEmpty ? canonicalArms : pooled)
  }

  private var canonicalArms: [WealthEvidence] {
    let single = evidence.arms.filter { !$0.isPooled }
    let canonical = single.filter(\.input.isCanonical)
    return canonical.isEmpty ? single : canonical
  }

  private func largestDetectable(_ arms: [WealthEvidence]) -> Double? {
    arms.map(detectable).max().flatMap { $0.isFinite ? $0 : nil }
  }

  private func detectable(_ arm: WealthEvidence) -> Double {
    let share = alpha * arm.weight
    switch claim.form {
    case .average: return detectableExcess(arm, alpha: share)
    case .independentCalls:
      return detectableImbalance(signs: arm.trials, alpha: share / Double(CallDependenceTest.lags.count)) ?? .infinity
    case .independentWorkers: return detectableImbalance(signs: arm.trials, alpha: share) ?? .infinity
    default:
      return detectableImbalance(signs: arm.trials, alpha: share / Double(PairStatistic.allCases.count)) ?? .infinity
    }
  }

  private func detectableExcess(_ arm: WealthEvidence, alpha: Double) -> Double {
    let mean = arm.sample.reduce(0, +) / Double(max(1, arm.sample.count))
    func callsNeeded(_ effect: Double) -> Double {
      let ratios = arm.sample.map { mean > 0 ? $0 / mean * (1 + effect) : 1 + effect }
      let bets = zip(RatioTest.bets, RatioTest.weights).map { bet, weight in
        (share: weight, factors: ratios.map { 1 + bet * ($0 - 1) })
      }
      return callsForPower99(bets, alpha: alpha)
    }
    // The search for the smallest effect is on a grid; the one asked for is looked at itself.
    let asked = criterion.detectableExcess
    let smallest = smallestEffect(within: arm.trials, callsNeeded: callsNeeded)
    return smallest > asked && callsNeeded(asked) <= Double(arm.trials) ? asked : smallest
  }

  // MARK: Words

  private var notes: [String] {
    var notes: [String] = []
    if let obstacle = evidence.obstacle { notes.append("failed: \(obstacle).") }
    if let violation = evidence.violation { notes.append("At \(violation.input.name): \(violation.detail).") }
    if evidence.violation == nil, refutesBySeeds, let seeds = evidence.sharedSeed, let seen = seeds.sighting {
      notes.append(
        "At \(seen.input.name): \(seen.detail); \(seeds.test.positives) repetitions with one seed agree on this.")
    }
    if let arm = loudestArm, refutes(arm) { notes.append(words(arm)) }
    if let failure = evidence.failure { notes.append("At \(failure.input.name): \(failure.detail)") }
    if verdict == .holdsExactly || verdict == .consistent, !isTestOfLaws { notes.append(scope) }
    if verdict == .undecided, evidence.inputs == 0, !evidence.endedByTimeLimit {
      notes.append("The claim says nothing at any input that was tried; take other dimensions or a wider domain.")
    }
    if verdict != .refuted, let seeds = evidence.sharedSeed, seeds.unconfirmed > 0 {
      notes.append(
        evidence.isDeclaredDeterministic
          ? "The subject is declared deterministic, but repeated calls differ; claim 'deterministic' to have that judged."
          : "Calls with one seed differ, so that the claim was examined in law.")
    }
    if isTestOfLaws, verdict == .consistent || verdict == .undecided, let detectable {
      notes.append("With probability 0.99 \(effectInWords(detectable)).")
    }
    if evidence.endedByTimeLimit { notes.append("The time limit ended the run before the budget was spent.") }
    return notes
  }

  private func effectInWords(_ effect: Double) -> String {
    if claim.form == .average { return "a relative excess of \(rounded(effect)) would have been found" }
    let found = "a mean sign of \(rounded(effect)) would have been found"
    guard evidence.arms.contains(where: \.isPooled) else { return "\(found) on every canonical input" }
    let alone = largestDetectable(canonicalArms).map { ", and one of \(rounded($0)) on every canonical input alone" }
    return "\(found) if it is the same at all inputs\(alone ?? "")"
  }

  private var scope: String {
    guard verdict == .consistent else {
      return "Evaluated exactly on \(evidence.inputs) inputs; other inputs were not tried."
    }
    let n = trialsForBound
    let bound = -expm1(log(alpha) / Double(max(1, n)))
    return
      "No counterexample at \(evidence.inputs) inputs. With confidence 1 − \(rounded(alpha)), at each of them the probability of "
      + "a violation is at most 1 − α^(1/n) = \(rounded(bound)), with n = \(n) trials or more."
  }

  /// Independent trials at each input; of outputs that are compared with each other, disjoint pairs.
  private var trialsForBound: Int {
    claim.form == .deterministic ? evidence.leastTrials / 2 : evidence.leastTrials
  }

  private func words(_ arm: WealthEvidence) -> String {
    let place = "At \(arm.input.name), \(arm.comparison)"
    switch claim.form {
    case .average: return "\(place): \(rounded(arm.mean)) times the promised error, over \(arm.trials) rounds."
    case .independentCalls:
      return "\(place): refuted after \(arm.trials) blocks for each lag \(CallDependenceTest.lags)."
    case .independentWorkers: return "\(place): refuted after \(arm.trials) pairs of rounds."
    default:
      return
        "\(place) and C(x) differ in \(arm.loudest ?? "law"): mean sign \(rounded(arm.mean)) over \(arm.trials) pairs."
    }
  }

  private func rounded(_ value: Double) -> String { String(format: "%.3g", value) }
}
