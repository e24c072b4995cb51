/// A negative control: a claim that is false, so that the tester has to refute it.
///
/// - Claim:    the base check refutes.
/// - Evidence: that of the base check.
/// - Judged:   consistent where a finding of the base is refuted; else undecided, with what the base found.
/// - Blind to: whether the claim was refuted for the reason that is told.
public struct RefutedControl<Base: Check>: Check {
  public let base: Base
  /// What fails and why, as a whole sentence.
  public let reason: String

  public init(_ base: Base, because reason: String) {
    self.base = base
    self.reason = reason
  }

  public var id: CheckID { CheckID(subject: base.id.subject, property: "negative control, \(base.id.property)") }

  public func gather(resuming earlier: Base.Evidence?, in run: RunSettings) throws -> Base.Evidence {
    try base.gather(resuming: earlier, in: run)
  }

  public func judge(_ evidence: Base.Evidence, by criterion: Criterion) -> [Finding] {
    let findings = base.judge(evidence, by: criterion)
    guard var finding = findings.first(where: { $0.verdict == .refuted }) ?? findings.first else { return [] }
    let isRefuted = finding.verdict == .refuted
    let words = finding.verdict.words
    finding.verdict = isRefuted ? .consistent : .undecided
    finding.check = "negative control"
    finding.claim = "\(base.id.subject): the tester refutes the false claim \(finding.claim)"
    finding.notes =
      [reason, isRefuted ? "The claim was refuted, as it must be." : "The claim should be refuted, but was \(words)."]
      + finding.notes
    return [finding]
  }
}
