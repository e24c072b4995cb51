import EFSpec
import GSL

/// Compares compressors by what their messages cost and how much they lose, on one kind of input.
///
/// - Claims:   no message is longer than the formula of theory and the overhead that the code states;
///             `E‖C(x) − x‖² ≤ (1 − 1/δ)‖x‖²` wherever theory promises a `δ`.
/// - Evidence: the lengths of encoded messages with real numbers of 32 bits; the relative squared error by exact
///             moments, or where they are not known by sampling.
/// - Judged:   one counterexample refutes; else the claims hold exactly on what was examined. Sampled errors are
///             shown, and not judged.
/// - Blind to: other inputs; the figures and tables compare averages and promise nothing.
public struct CompressorSurvey: Check {
  let input: SurveyInput
  let families: [SurveyFamily]

  init(_ families: [SurveyFamily], on input: SurveyInput) {
    self.families = families
    self.input = input
  }

  public var id: CheckID {
    CheckID(subject: "Compressors on \(input.name), d = \(input.dimension)", property: "error against bits")
  }

  /// The vectors of a random kind of input.
  private static let vectors = Repetitions(quick: 16, standard: 64, thorough: 256)

  public func gather(resuming earlier: SurveyEvidence?, in run: RunSettings) throws -> SurveyEvidence {
    if let earlier { return earlier }
    let count = Self.vectors.count(within: run.budget)
    let inputs = input.vectors(count: count, seed: run.seed)
    let measuring = SurveyMeasuring(
      inputs: inputs, messagesPerInput: inputs.count == 1 ? count : 4, drawsPerInput: inputs.count == 1 ? 8 * count : 32
    )
    var evidence = SurveyEvidence(measurements: [], omissions: [])
    for family in families {
      if family.members.isEmpty { evidence.omissions.append("\(family.name) is not defined at this dimension") }
      for member in family.members {
        guard let coding = member.pair.compressor as? any MessageCoding else {
          evidence.omissions.append("\(family.name) has no message code")
          break
        }
        var stream = RandomStream(
          StreamName(seed: run.seed, purpose: .compressor, experiment: "survey, \(family.name), \(member.label)"))
        if let measured = measuring.measure(member, of: family.name, coding: coding, using: &stream) {
          evidence.measurements.append(measured)
        }
      }
    }
    return evidence
  }

  public func judge(_ evidence: SurveyEvidence, by criterion: Criterion) -> [Finding] {
    [lengths(evidence.measurements), errors(evidence.measurements)]
  }

  private func lengths(_ measurements: [SurveyMeasurement]) -> Finding {
    let judged = measurements.filter { $0.formulaBits != nil }
    let longer = judged.compactMap { one -> String? in
      guard let formula = one.formulaBits, one.longestBits > formula + one.overheadBits else { return nil }
      return "\(one.name): \(one.longestBits) bits, and \(formula) + \(one.overheadBits) are allowed."
    }
    return finding(
      "messageLength", "no message is longer than its formula allows",
      quantity: "bits of a message", calls: judged.reduce(0) { $0 + $1.messages }, violations: longer,
      scope:
        "\(judged.count) of \(measurements.count) compressors have a formula, to which their codes add a stated overhead. Messages carry "
        + "real numbers of 32 bits.")
  }

  private func errors(_ measurements: [SurveyMeasurement]) -> Finding {
    let judged = measurements.filter { $0.largestExactError != nil && $0.promisedError != nil }
    let larger = judged.compactMap { one -> String? in
      guard let error = one.largestExactError, let promised = one.promisedError, error > promised + 1e-12
      else { return nil }
      return "\(one.name): \(error), and 1 − 1/δ = \(promised)."
    }
    return finding(
      "contraction", "no error is above the promised 1 − 1/δ",
      quantity: "E‖C(x) − x‖²/‖x‖²", calls: judged.count, violations: larger,
      scope: "\(judged.count) of \(measurements.count) compressors have a δ and exact moments.")
  }

  private func finding(
    _ check: String, _ claim: String, quantity: String, calls: Int, violations: [String], scope: String
  ) -> Finding {
    Finding(
      check: check, claim: claim,
      verdict: violations.isEmpty ? (calls > 0 ? .holdsExactly : .undecided) : .refuted, quantity: quantity,
      calls: calls, shape: [input.dimension], notes: violations + [scope])
  }

  public func figures(of evidence: SurveyEvidence) -> [Figure] {
    SurveyFigure(survey: self, evidence: evidence).figure.map { [$0] } ?? []
  }

  public func tables(of evidence: SurveyEvidence) -> [Table] {
    evidence.measurements.isEmpty
      ? []
      : [SurveyEqualBits(survey: self, evidence: evidence).table, SurveyTable(survey: self, evidence: evidence).table]
  }
}

extension SurveyMeasurement {
  /// The family with the member.
  var name: String { member.isEmpty ? family : "\(family), \(member)" }
}
