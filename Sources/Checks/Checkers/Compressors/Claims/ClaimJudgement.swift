import Foundation
import GSL

/// The verdict on one claim from what was seen of it: a pure function of the evidence.
///
/// - refuted: the weighted wealth of some input reached `1/α`; or an exact claim was broken; or an
///   output was not finite; or `C(0) ≠ 0` although the claim is relative.
/// - failed: the subject gave no answer somewhere, and nothing is refuted.
/// - holds exactly: the subject is declared deterministic and every input was evaluated.
/// - consistent: on every canonical input an effect of the size asked for would have been found with
///   probability 0.99.
/// - undecided: otherwise. A claim of class B1 about a random subject is never more: beyond `γ = α/β` its
///   lower constant cannot be refuted by finitely many calls, by anyone.
struct ClaimJudgement {
  let evidence: ClaimEvidence
  let specification: ClaimSpecification
  let dtype: DType
  let domain: Domain
  let criterion: Criterion

  private var alpha: Double { criterion.falseAlarmProbability }

  var finding: Finding {
    let worst = worstArm
    let isStatistical = (verdict == .consistent || verdict == .undecided) && !leavesNoRoomForChance
    let detectable = isStatistical ? detectableEffect : nil
    return Finding(
      check: specification.form.check, claim: specification.description, verdict: verdict, quantity: quantity,
      calls: evidence.calls, logEValue: evidence.isExact ? nil : evidence.logEValue,
      promised: specification.constants(dimension: worst.input.input.dimension), observed: observed(worst),
      shape: worst.input.input.shape, dtype: dtype.rawValue, domain: domain.description,
      witness: witness(worst), shrunkWitness: smallWitness,
      detectableEffect: detectable?.effect, notes: notes(worst, detectable))
  }

  var verdict: Verdict {
    if isRefuted { return .refuted }
    if evidence.arms.contains(where: { $0.failure != nil }) { return .failed }
    if evidence.isExact { return examinedArms.allSatisfy { $0.calls > 0 } ? .holdsExactly : .undecided }
    if leavesNoRoomForChance { return canonicalArms.allSatisfy { $0.calls > 0 } ? .consistent : .undecided }
    // A refutation at a larger false-alarm probability ended the run early.
    if evidence.endedByRefutation { return .undecided }
    return specification.form != .b1 && canShowRequestedEffect ? .consistent : .undecided
  }

  private var leavesNoRoomForChance: Bool { evidence.arms.allSatisfy(\.claim.leavesNoRoomForChance) }

  private var isRefuted: Bool {
    evidence.imageOfZero != nil
      || evidence.arms.contains { refutes($0) || $0.nonFiniteOutput != nil || $0.changedOutput }
  }

  private func refutes(_ arm: ArmEvidence) -> Bool { arm.refutes(at: alpha) }

  /// All inputs but those of shapes on which the subject is not defined.
  private var examinedArms: [ArmEvidence] {
    evidence.arms.filter { !evidence.refusedShapes.contains($0.input.input.shape) }
  }

  /// The input that speaks loudest against the claim: a refuting one with finite outputs first, then
  /// one with a broken output, then the one of the largest observed error relative to its promise.
  private var worstArm: ArmEvidence {
    evidence.arms.first(where: refutes) ?? evidence.arms.first { $0.nonFiniteOutput != nil || $0.changedOutput }
      ?? evidence.arms.max { tightness($0) < tightness($1) } ?? evidence.arms[0]
  }

  /// The observed over the promised constant at one input, four standard errors below its mean, so that
  /// an input of few calls does not come first by chance.
  private func tightness(_ arm: ArmEvidence) -> Double {
    guard arm.squaredError.count > 0 else { return -.infinity }
    let error = 4 * (arm.squaredError.variance / Double(arm.squaredError.count)).squareRoot()
    switch arm.claim {
    case .contractive(let bound), .unbiased(let bound): return (arm.squaredError.mean - error) / max(bound, 1e-300)
    case .absolute(let delta):
      return (arm.squaredError.mean - error) * RelativeReference(arm.input.input.entries).squaredNorm
        / max(delta * delta, 1e-300)
    case .classB1(_, let beta), .classB2(_, let beta):
      return TwoParameterTest.upperRatio(
        squaredError: arm.squaredError.mean, along: arm.along.mean, beta: beta)
    }
  }

  private func witness(_ worst: ArmEvidence) -> Finding.Witness {
    let isStatistical = !evidence.isExact && !worst.componentLogWealths.isEmpty
    return Finding.Witness(
      name: worst.input.name, x: worst.input.input.entries, logWealth: isStatistical ? worst.finalLogWealth : nil)
  }

  /// The smaller witness, if it stands at this false-alarm probability.
  private var smallWitness: SmallWitness? {
    verdict == .refuted ? evidence.shrunk?.small(falseAlarm: alpha) : nil
  }

  // MARK: What could have been found

  private var canonicalArms: [ArmEvidence] { examinedArms.filter(\.input.isCanonical) }

  private func detectable(_ arm: ArmEvidence) -> DetectableExcess {
    // The tests whose power is foretold have half of the capital where coordinates have the other half.
    let share = evidence.coordinatesAreIndependent ? arm.weight / 2 : arm.weight
    return DetectableExcess(arm: arm, alpha: alpha * share, grid: BettingGrid(smallestBet: evidence.smallestBet))
  }

  private var canShowRequestedEffect: Bool {
    !canonicalArms.isEmpty
      && canonicalArms.allSatisfy { arm in
        detectable(arm).callsNeeded(for: criterion.detectableExcess)
          <= Double(arm.calls)
      }
  }

  /// The weakest canonical input and the smallest effect that would have been found there.
  private var detectableEffect: (effect: Double, input: String)? {
    canonicalArms.filter { $0.squaredError.count > 0 }
      .map { (effect: detectable($0).smallest, input: $0.input.name) }
      .max { $0.effect < $1.effect }
      // The search for the smallest effect is on a grid; the one asked for was looked at itself.
      .map { canShowRequestedEffect ? (min($0.effect, criterion.detectableExcess), $0.input) : $0 }
  }

  // MARK: Words

  private var quantity: String {
    switch specification.form {
    case .contractiveByAlpha, .contractiveByError, .b3, .unbiased, .u: "E‖C(x) − x‖²/‖x‖²"
    case .absolute: "E‖C(x) − x‖²"
    case .b1, .b2: "E‖C(x)‖²/⟨E C(x), x⟩"
    }
  }

  private func observed(_ arm: ArmEvidence) -> Finding.Observed? {
    guard arm.squaredError.count > 0 else { return nil }
    switch arm.claim {
    case .contractive, .unbiased: return squaredErrorLimits(arm, unit: 1)
    case .absolute:
      return squaredErrorLimits(arm, unit: RelativeReference(arm.input.input.entries).squaredNorm)
    case .classB1, .classB2:
      let u = 1 + arm.along.mean
      let q = arm.squaredError.mean + 2 * arm.along.mean + 1
      return Finding.Observed(lower: nil, estimate: u == 0 ? nil : q / u, upper: nil)
    }
  }

  /// The certified lower limit of the mean from the first draws, and the estimate from all. An upper
  /// limit would need a bound on single outputs, which a black box does not give.
  private func squaredErrorLimits(_ arm: ArmEvidence, unit: Double) -> Finding.Observed {
    let estimate = arm.squaredError.mean * unit
    if evidence.isExact { return Finding.Observed(lower: estimate, estimate: estimate, upper: estimate) }
    let lower = try? lowerConfidenceLimit(
      of: arm.sample.map { $0.squaredError * unit }, alpha: alpha * arm.weight)
    return Finding.Observed(lower: lower, estimate: estimate, upper: nil)
  }

  private func notes(_ worst: ArmEvidence, _ detectable: (effect: Double, input: String)?) -> [String] {
    var notes: [String] = []
    if let image = evidence.imageOfZero {
      notes.append(
        "C(0) is not zero: it has an entry \(image.first { $0 != 0 } ?? .nan). A relative claim demands zero.")
    }
    if let broken = evidence.arms.first(where: { $0.nonFiniteOutput != nil }) {
      notes.append("An output holds a NaN or an infinity, at \(broken.input.name).")
    }
    if let changed = evidence.arms.first(where: \.changedOutput) {
      notes.append(
        "The subject is declared deterministic, but a second call at \(changed.input.name) gave another output.")
    }
    for arm in evidence.arms { if let failure = arm.failure { notes.append("At \(arm.input.name): \(failure)") } }
    if case .unbiased = worst.claim, refutes(worst), worst.exactViolation == nil {
      notes.append(
        "Biased, or of a variance above the claim; estimated bias along x \(rounded(worst.along.mean)), "
          + "along sign(x) \(rounded(worst.alongSigns.mean)), relative to the norm of x.")
    }
    if specification.form == .b1, !evidence.isExact, verdict != .refuted {
      notes.append(
        "Undecided for ever: beyond B2(α/β, β), which was tested, the lower constant of B1 cannot be refuted by "
          + "finitely many calls of a random subject. Claim B2 to have a verdict.")
    }
    if evidence.isExact {
      let polished = evidence.polishingCalls
      notes.append(
        "Evaluated exactly on \(evidence.arms.count { $0.calls > 0 } + polished) inputs"
          + (polished > 0 ? ", \(polished) of them on the way to worse ones" : "") + "; other inputs were not tried.")
    }
    if verdict == .consistent && leavesNoRoomForChance {
      notes.append(
        "The promise leaves no room for chance, and every output kept it; one that did not would have refuted it.")
    }
    if let detectable {
      notes.append(
        "With probability 0.99 \(effectInWords) of \(rounded(detectable.effect)) would have been found; "
          + "the weakest input is \(detectable.input).")
    }
    if verdict == .consistent && !leavesNoRoomForChance && !evidence.isExact {
      let bet = evidence.smallestBet
      notes.append(
        "The smallest bet is λ_min = 2^\(String(format: "%.3g", log2(bet))): a violation that lies in spikes rarer than "
          + "about one call in \(String(format: "%.0f", 1 / bet)) may go unseen, however large they are"
          + (bet < 1e-4 ? "." : "; --budget thorough sees rarer ones."))
    }
    if verdict == .undecided && evidence.endedByRefutation {
      notes.append("The run ended at a larger false-alarm probability; run it again to go on.")
    } else if verdict == .undecided && !evidence.isExact && specification.form != .b1 {
      notes.append("More calls decide: raise the budget, or ask for a larger --detect.")
    }
    for shape in evidence.refusedShapes {
      let words = shape.count == 1 ? "d = \(shape[0])" : shape.map(String.init).joined(separator: "×")
      notes.append("The subject is not defined on inputs of \(words) by its own word; they were left out.")
    }
    if evidence.coordinatesAreIndependent { notes.append(modeInWords) }
    notes += evidence.remarks
    if evidence.endedByTimeLimit { notes.append("The time limit ended the run before the budget was spent.") }
    return notes
  }

  private var modeInWords: String {
    let mode =
      "Judged in the coordinate-sequential mode: the coordinates of one output were declared independent given the "
      + "input, which was not checked."
    return verdict == .refuted
      ? "\(mode) If they are not, the refutation may be of that declaration and not of the claim." : mode
  }

  private var effectInWords: String {
    switch specification.form {
    case .unbiased, .u: "a relative excess of the variance and a bias along x or sign(x), either way,"
    default: "a relative excess of the promised constant"
    }
  }

  private func rounded(_ value: Double) -> String { String(format: "%.3g", value) }
}
