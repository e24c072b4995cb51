import Foundation
import GSL

/// The verdict on one assumption from what was seen: a pure function of the evidence.
///
/// - refuted: a point or a pair contradicts an exact claim by more than rounding; or the weighted wealth of some
///   point reached `1/α`; or an answer was not finite; or a gradient was not a function of its point.
/// - failed: the oracle gave no answer somewhere, and nothing is refuted.
/// - holds exactly: an exact claim was kept at every point that was tried.
/// - consistent: at every canonical point an effect of the size asked for would have been found with probability
///   0.99.
/// - undecided: otherwise, above all where the oracle does not tell what the claim is about.
struct AssumptionJudgement {
  let evidence: AssumptionEvidence
  let specification: AssumptionSpecification
  let dtype: DType
  let radius: Double
  let criterion: Criterion

  private var form: AssumptionForm { specification.form }
  private var dimension: Int { evidence.nature?.dimension ?? 0 }

  var finding: Finding {
    var finding = Finding(
      check: form.rawValue, claim: specification.description, verdict: .undecided, quantity: form.quantity, calls: 0,
      promised: evidence.nature == nil ? [:] : specification.promised(dimension: dimension), dtype: dtype.rawValue,
      domain: radius.isFinite ? "within \(short(radius)) of the centre" : "all points")
    if let failure = evidence.failure {
      finding.verdict = .failed
      finding.notes = [failure]
    } else if let obstacle = evidence.obstacle {
      finding.notes = [obstacle]
    } else if let exact = evidence.exact {
      judge(exact, &finding)
    } else if let noise = evidence.noise {
      NoiseJudgement(
        evidence: noise, form: form, criterion: criterion, knowsGradients: evidence.nature?.knowsGradients ?? false
      ).judge(&finding)
    }
    if evidence.endedByTimeLimit { finding.notes.append("The time limit ended the run before anything was seen.") }
    if finding.verdict == .refuted {
      finding.shrunkWitness = evidence.shrunk?.small(falseAlarm: criterion.falseAlarmProbability)
    }
    return finding
  }

  // MARK: Exact claims

  private func judge(_ exact: ExactEvidence, _ finding: inout Finding) {
    finding.calls = exact.evaluations
    let isRefuted = exact.worst?.isViolation == true || exact.nonFinite != nil || exact.changed != nil
    if isRefuted {
      finding.verdict = .refuted
    } else if exact.worst != nil && !exact.endedByTimeLimit {
      finding.verdict = .holdsExactly
    }
    if let worst = exact.worst { describe(worst, &finding) }
    if let broken = exact.nonFinite {
      finding.notes.append(
        "The gradient or the value is NaN or infinite at \(broken.name); a --radius keeps the search to a ball.")
      if exact.worst?.isViolation != true { witness(broken.name, [broken.x], &finding) }
    }
    if let changed = exact.changed {
      finding.notes.append(
        "At \(changed.name) the exact gradient was asked for twice, with two answers: it is no function of the point.")
      if exact.worst?.isViolation != true { witness(changed.name, [changed.x], &finding) }
    }
    if finding.verdict == .holdsExactly {
      finding.notes.append(
        "Evaluated exactly: \(exact.inequalities) inequalities at \(exact.evaluations) points; others were not tried.")
    }
    if exact.worst == nil { finding.notes.append("No inequality could be measured at the points tried.") }
    if exact.endedByTimeLimit { finding.notes.append("The time limit ended the search.") }
  }

  private func describe(_ worst: ExactSighting, _ finding: inout Finding) {
    let certified = worst.isUpperBound ? worst.value - worst.slack : worst.value + worst.slack
    finding.observed = Finding.Observed(
      lower: worst.isUpperBound ? certified : nil, estimate: worst.value, upper: worst.isUpperBound ? nil : certified)
    let place = worst.worker.map { "\(worst.name), worker \($0 + 1)" } ?? worst.name
    witness(place, [worst.x, worst.y].compactMap(\.self), &finding)
    if let worker = worst.worker { finding.promised["L\(worker + 1)"] = worst.promise }
    if worst.isViolation {
      let points = worst.y == nil ? "At the witness" : "Between the two points of the witness"
      finding.notes.append(
        "\(points) \(worst.isByValues ? "values and gradients of f demand" : "the measured constant is") "
          + "\(precise(worst.value)), where the claim allows at \(worst.isUpperBound ? "most" : "least") "
          + "\(precise(worst.promise)); rounding accounts for \(short(worst.slack)) at most.")
    } else if worst.tightness.isFinite && worst.promise > 0 {
      finding.notes.append(
        "Tightness: the \(worst.isUpperBound ? "measured over the promised" : "promised over the measured") constant "
          + "is \(precise(worst.tightness)).")
    }
  }

  /// A pair is a witness of two rows.
  private func witness(_ name: String, _ rows: [[Double]], _ finding: inout Finding) {
    finding.shape = rows.count == 1 ? [dimension] : [rows.count, dimension]
    finding.witness = Finding.Witness(name: name, x: rows.flatMap(\.self))
  }

  private func precise(_ value: Double) -> String { String(format: "%.7g", value) }
}
