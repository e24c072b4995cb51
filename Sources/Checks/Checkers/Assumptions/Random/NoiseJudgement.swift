import Foundation
import GSL

/// The verdict on a claim about stochastic gradients: a pure function of the evidence.
struct NoiseJudgement {
  let evidence: NoiseEvidence
  let form: AssumptionForm
  let criterion: Criterion
  let knowsGradients: Bool

  private var alpha: Double { criterion.falseAlarmProbability }
  /// Whether bias is judged, too.
  private var isVector: Bool { form == .unbiasedGradient && knowsGradients }

  func judge(_ finding: inout Finding) {
    finding.calls = evidence.calls
    finding.verdict = verdict
    guard let worst = worstArm else {
      finding.notes.append("Nothing could be drawn at any point: the gradient is finite at none of them.")
      return
    }
    finding.logEValue = logEValue
    finding.observed = observed(worst)
    let rows = [worst.point.x, worst.partner].compactMap(\.self)
    finding.shape = rows.count == 1 ? [rows[0].count] : [rows.count, rows[0].count]
    finding.witness = Finding.Witness(name: place(worst), x: rows.flatMap(\.self))
    let detectable = finding.verdict == .consistent || finding.verdict == .undecided ? detectableEffect : nil
    finding.detectableEffect = detectable?.effect
    finding.notes += notes(worst, detectable, finding.verdict)
  }

  private var verdict: Verdict {
    if evidence.generatorWasReseeded { return .undecided }
    if evidence.arms.contains(where: { $0.refutes(at: alpha) || $0.nonFinite }) { return .refuted }
    if evidence.arms.contains(where: { $0.failure != nil }) { return .failed }
    if isBiasBeyondReach { return .undecided }
    return canShowRequestedEffect ? .consistent : .undecided
  }

  /// Without the exact gradient only the variance half of the claim is tested.
  private var isBiasBeyondReach: Bool { form == .unbiasedGradient && !knowsGradients }

  /// The arm that speaks loudest against the claim.
  private var worstArm: NoiseArmEvidence? {
    evidence.arms.first { $0.refutes(at: alpha) } ?? evidence.arms.first(where: \.nonFinite)
      ?? evidence.arms.max { tightness($0) < tightness($1) }
  }

  /// The observed over the promised bound, four standard errors below, so that few draws do not come first.
  private func tightness(_ arm: NoiseArmEvidence) -> Double {
    guard arm.measured.count > 0 else { return -.infinity }
    let error = 4 * (arm.measured.variance / Double(arm.measured.count)).squareRoot()
    return (arm.measured.mean - error) / max(arm.bound, 1e-300)
  }

  /// The merged e-value: `Σ w_a W_a` at the end of the run, and the share that was never opened.
  private var logEValue: Double {
    logSumExp(
      evidence.arms.map { $0.finalLogWealth + log($0.weight) }
        + [log(max(0, 1 - evidence.arms.reduce(0) { $0 + $1.weight }))])
  }

  // MARK: What could have been found

  /// A bound of zero leaves no room for chance: a single draw decides.
  private var canonicalArms: [NoiseArmEvidence] { evidence.arms.filter { $0.point.isCanonical && $0.bound > 0 } }

  private func detection(_ arm: NoiseArmEvidence) -> NoiseDetection {
    NoiseDetection(arm: arm, isVector: isVector, alpha: alpha * arm.weight)
  }

  private var canShowRequestedEffect: Bool {
    !evidence.arms.isEmpty
      && canonicalArms.allSatisfy {
        $0.measured.count > 0
          && detection($0).callsNeeded(for: criterion.detectableExcess) <= Double($0.measured.count)
      }
  }

  private var detectableEffect: (effect: Double, point: String)? {
    canonicalArms.filter { $0.measured.count > 0 }
      .map { (effect: detection($0).smallest, point: place($0)) }
      .max { $0.effect < $1.effect }
      .map { canShowRequestedEffect ? (min($0.effect, criterion.detectableExcess), $0.point) : $0 }
  }

  // MARK: Words

  private func place(_ arm: NoiseArmEvidence) -> String {
    let parts = [
      arm.point.name, arm.partner == nil ? nil : "and a partner", arm.worker.map { "worker \($0 + 1)" },
      arm.batchSize.map { "B = \($0)" },
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }

  /// The certified lower limit from the first draws, and the estimate from all, in the unit of the quantity.
  private func observed(_ arm: NoiseArmEvidence) -> Finding.Observed? {
    guard arm.measured.count > 0 else { return nil }
    let lower = (try? lowerConfidenceLimit(of: arm.sample, alpha: alpha * arm.weight)).map { $0 * arm.bound }
    func inUnits(_ value: Double) -> Double {
      switch form {
      case .meanSquaredSmooth:
        let y = arm.partner ?? arm.point.x
        let square = zip(arm.point.x, y).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        return (value / square).squareRoot()
      case .batchScaling: return value * Double(arm.batchSize ?? 1)
      case .noise: return arm.bound > 0 ? value / arm.bound : value
      default: return value
      }
    }
    return Finding.Observed(lower: lower.map(inUnits), estimate: inUnits(arm.measured.mean), upper: nil)
  }

  private func notes(
    _ worst: NoiseArmEvidence, _ detectable: (effect: Double, point: String)?, _ verdict: Verdict
  ) -> [String] {
    var notes: [String] = []
    if evidence.generatorWasReseeded {
      notes.append(
        "A global generator is set to a state that does not depend on the seed, so that draws are not independent and "
          + "statistics would mean nothing; mend that first.")
    }
    if let broken = evidence.arms.first(where: \.nonFinite) {
      notes.append("A stochastic gradient holds a NaN or an infinity, at \(place(broken)).")
    }
    for arm in evidence.arms { if let failure = arm.failure { notes.append("At \(place(arm)): \(failure)") } }
    if worst.exactViolation != nil {
      notes.append("The bound is zero at the witness, and a draw deviates by more than rounding.")
    }
    if verdict == .refuted, isVector, worst.exactViolation == nil, !worst.nonFinite {
      notes.append(
        "Biased, or of a variance above the claim: the measured E‖g − ∇f(x)‖² is \(short(worst.measured.mean)), the bias "
          + "along the gradient \(short(worst.along.mean * worst.bound.squareRoot())).")
    }
    if evidence.isByPairs {
      notes.append("The exact gradient is unknown: the variance is measured by ‖g − g'‖²/2 of pairs of draws.")
    }
    if isBiasBeyondReach && verdict == .undecided {
      notes.append("A bias cannot be seen without the exact gradient; only the variance was judged. Offer gradient(x).")
    }
    if let detectable {
      let effect =
        isVector
        ? "a relative excess of the variance and a bias along the gradient" : "a relative excess of the bound"
      notes.append(
        "With probability 0.99 \(effect) of \(short(detectable.effect)) would have been found; the weakest point is "
          + "\(detectable.point). Violations through spikes rarer than about one draw in a thousand are not seen (smallest bet 2⁻¹⁰)."
      )
    }
    if verdict == .undecided && !evidence.generatorWasReseeded && !isBiasBeyondReach {
      notes.append("More draws decide: raise the budget, or ask for a larger --detect.")
    }
    if evidence.endedByTimeLimit { notes.append("The time limit ended the run before the budget was spent.") }
    return notes
  }
}
