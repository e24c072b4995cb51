/// What the evidence says about a claim.
public enum Verdict: String, Sendable, Codable, CaseIterable {
  /// The claim is contradicted. A true claim meets this fate with at most the false-alarm
  /// probability that was set before the run.
  case refuted
  /// The claim was evaluated exactly, on the inputs that the finding lists.
  case holdsExactly
  /// Not refuted, and a violation as large as the stated detectable effect would have been found
  /// with probability 0.99 on every canonical input.
  case consistent
  /// The evidence is too thin to tell.
  case undecided
  /// The subject crashed, hung, flooded or broke the protocol.
  case failed

  /// The words for people.
  public var words: String {
    switch self {
    case .refuted: "refuted"
    case .holdsExactly: "holds exactly"
    case .consistent: "consistent"
    case .undecided: "undecided"
    case .failed: "failed"
    }
  }

  /// The verdict on several claims together: refuted before failed before undecided before
  /// consistent before holds exactly.
  public static func overall(_ verdicts: some Sequence<Verdict>) -> Verdict {
    let order: [Verdict] = [.refuted, .failed, .undecided, .consistent, .holdsExactly]
    let found = Set(verdicts)
    return order.first(where: found.contains) ?? .undecided
  }
}
