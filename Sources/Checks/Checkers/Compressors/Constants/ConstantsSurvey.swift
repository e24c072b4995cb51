import Theory

/// What is promised of every compressor beside the worst that could be found.
///
/// - Claims:   every input keeps every constant; a search finds inputs within 10⁻⁶ of each that is called tight.
/// - Evidence: exact moments at the inputs of the library and at those of a search from random starts, which
///             sees neither the constants nor the inputs that theory gives for them.
/// - Judged:   one input beyond a constant by more than rounding refutes. A tight constant that the search did not
///             approach leaves its claim undecided, since a search may miss.
/// - Blind to: other inputs, and compressors whose moments are not exact.
public struct ConstantsSurvey: Check {
  let subjects: [ConstantsSubject]

  init(of subjects: [ConstantsSubject]) { self.subjects = subjects }

  public var id: CheckID { CheckID(subject: "Constants of compressors", property: "worst inputs") }

  public func gather(resuming earlier: ConstantsEvidence?, in run: RunSettings) throws -> ConstantsEvidence {
    if let earlier { return earlier }
    // Searches take most of a report's time; each draws from a stream of its own.
    return ConstantsEvidence(
      compressors: inParallel(subjects.count, jobs: run.jobs) { subjects[$0].examine(in: run) })
  }

  public func judge(_ evidence: ConstantsEvidence, by criterion: Criterion) -> [Finding] {
    let rows = ConstantsRow.rows(subjects, evidence)
    let evaluations = evidence.compressors.reduce(0) { $0 + $1.evaluations }
    let seen = rows.filter { $0.excess != nil }
    let exceeded = seen.filter(\.isExceeded)
    let tight = rows.filter(\.isTight)
    let missed = tight.filter { !$0.isReached }
    return [
      Finding(
        check: "classConstants", claim: "every input keeps every class constant",
        verdict: exceeded.isEmpty ? (seen.isEmpty ? .undecided : .holdsExactly) : .refuted,
        quantity: "moments relative to ‖x‖²", calls: evaluations,
        notes: exceeded.map(\.excessWords) + ["\(seen.count) constants, by exact moments."]),
      Finding(
        check: "extremalInput", claim: "a search finds inputs within 10⁻⁶ of every tight constant",
        verdict: missed.isEmpty ? (tight.isEmpty ? .undecided : .holdsExactly) : .undecided,
        quantity: "constants approached", calls: evaluations,
        promised: ["tight": Double(tight.count)],
        observed: .init(lower: nil, estimate: Double(tight.count - missed.count), upper: nil),
        notes: missed.map(\.shortfallWords)),
    ]
  }

  public func tables(of evidence: ConstantsEvidence) -> [Table] {
    [ConstantsRow.table(ConstantsRow.rows(subjects, evidence))]
  }
}
