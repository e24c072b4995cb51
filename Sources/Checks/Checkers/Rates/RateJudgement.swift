import GSL
import Theory

/// The verdicts on one arm: a pure function of its evidence.
struct RateJudgement {
  let arm: RateArm
  let evidence: RateEvidence.Arm
  let ambition: RateAmbition?
  /// The false-alarm probability of each agreement test.
  let level: Double

  private var exponent: Double { arm.prediction.exponent }

  /// By exact moments; nil where they failed.
  var exact: ExactExponent? { try? ExactExponent(x: arm.places, y: evidence.exact) }

  var exactVerdict: Verdict {
    evidence.failure == nil ? exact?.verdict(exponent, window: arm.prediction.window) ?? .undecided : .failed
  }

  /// By random runs; nil where there are none.
  var simulated: SimulatedExponent? {
    evidence.sampled.flatMap { sample in
      try? SimulatedExponent(x: arm.places, statistics: sample.tests.map(\.statistics), scale: evidence.exact)
    }
  }

  /// By a run without noise at each place; nil where there are none.
  var noiseless: ExactExponent? {
    evidence.noiseless.flatMap { try? ExactExponent(x: arm.places, y: $0.values) }
  }

  /// The verdict on the exponent of the simulation; nil where there is none.
  var simulatedVerdict: Verdict? {
    if evidence.noiseless != nil { return noiseless?.verdict(exponent, window: arm.prediction.window) ?? .undecided }
    return evidence.sampled.map { _ in simulated?.verdict(exponent, window: simulatedWindow) ?? .undecided }
  }

  /// Within which the exponent of the simulation is to be.
  var simulatedWindow: Double {
    guard evidence.sampled != nil, let ambition else { return arm.prediction.window }
    return ambition.window
  }

  /// Whether simulation and exact moments agree; nil where there is no simulation.
  var agreementVerdict: Verdict? {
    if let runs = evidence.noiseless {
      let agrees = zip(runs.values, evidence.exact).allSatisfy { abs($0 - $1) <= runs.tolerance }
      return agrees ? .holdsExactly : .refuted
    }
    guard let sample = evidence.sampled, let ambition else { return nil }
    if sample.tests.contains(where: { $0.isRefuted(level: level) }) { return .refuted }
    // The plan rounds the number of runs up; only the rounding of numbers is left.
    return sample.plan.deviation <= (1 + 1e-9) * ambition.deviation ? .consistent : .undecided
  }

  /// All together.
  var verdict: Verdict { .overall([exactVerdict, simulatedVerdict, agreementVerdict].compactMap(\.self)) }

  func findings(subject: String) -> [Finding] {
    [exactFinding(subject)] + [simulatedFinding(subject), agreementFinding(subject)].compactMap(\.self)
  }

  private func claim(_ subject: String) -> String {
    "\(subject): \(arm.quantity) ∝ (\(arm.variable))^\(decimal(exponent)), \(arm.prediction.regime.rawValue)"
  }

  private func exactFinding(_ subject: String) -> Finding {
    Finding(
      check: "exactExponent", claim: claim(subject), verdict: exactVerdict, quantity: "exponent in \(arm.variable)",
      calls: evidence.exact.count, promised: ["exponent": exponent, "window": arm.prediction.window],
      observed: exact.map { .init(lower: $0.local.lowerBound, estimate: $0.slope, upper: $0.local.upperBound) },
      notes: [
        evidence.failure ?? "Without chance: the interval holds the slopes between neighbouring places, "
          + "\(arm.variable) = \(arm.places.map(short).joined(separator: ", "))"
          + (arm.horizon.isEmpty ? "." : "; \(arm.horizon).")
      ])
  }

  private func simulatedFinding(_ subject: String) -> Finding? {
    guard let verdict = simulatedVerdict else { return nil }
    let interval = simulated?.interval ?? noiseless?.local
    let window = simulatedWindow
    var finding = Finding(
      check: "simulatedExponent", claim: claim(subject), verdict: verdict, quantity: "exponent in \(arm.variable)",
      calls: evidence.sampled.map { $0.plan.runs * arm.places.count } ?? arm.places.count,
      promised: ["exponent": exponent, "window": window],
      observed: interval.map {
        .init(lower: $0.lowerBound, estimate: simulated?.slope ?? noiseless?.slope, upper: $0.upperBound)
      })
    guard let plan = evidence.sampled?.plan else {
      finding.notes = ["One run of the algorithm without noise at each place."]
      return finding
    }
    finding.promised["power"] = plan.power
    finding.notes = [
      "Asymptotic evidence: a weighted least-squares slope with a 99 % interval by Student's law. It never refutes "
        + "by itself.",
      "Planned beforehand: \(plan.runs) runs of \(plan.units) copies a place bring the interval into the window with "
        + "probability \(decimal(plan.power)).",
    ]
    if let interval, interval.upperBound < exponent - window || interval.lowerBound > exponent + window {
      finding.notes.append("Suspicion: the whole interval lies outside the window.")
    }
    return finding
  }

  private func agreementFinding(_ subject: String) -> Finding? {
    guard let verdict = agreementVerdict else { return nil }
    var finding = Finding(
      check: "agreement", claim: "\(subject): the algorithm has the exact moments of \(arm.quantity)",
      verdict: verdict, quantity: "simulated / exact", calls: arm.places.count, promised: ["ratio": 1])
    if let runs = evidence.noiseless {
      let ratios = zip(runs.values, evidence.exact).map { $0 / $1 }
      finding.observed = .init(
        lower: ratios.min(), estimate: ratios.max { abs($0 - 1) < abs($1 - 1) }, upper: ratios.max())
      finding.notes = [
        "Without noise: the values may differ by \(short(runs.tolerance)), as where a rounding decides on which side of a "
          + "threshold an iterate is."
      ]
    }
    if let sample = evidence.sampled {
      let means = sample.tests.map(\.statistics.mean)
      finding.calls = sample.plan.runs * arm.places.count
      finding.observed = .init(
        lower: means.min(), estimate: means.max { abs($0 - 1) < abs($1 - 1) }, upper: means.max())
      finding.logEValue = sample.tests.map(\.logEValue).max()
      finding.alpha = level
      finding.detectableEffect = sample.plan.deviation
      finding.notes = [
        "Two e-values a place, valid for any number of runs; alpha is that of one of them. Limits are those over the "
          + "places."
      ]
      if sample.tests.contains(where: { !$0.isFinite }) { finding.notes.append("A run diverged.") }
    }
    return finding
  }
}

/// A few digits, without trailing zeros.
private func decimal(_ value: Double) -> String { short((value * 1000).rounded() / 1000) }
