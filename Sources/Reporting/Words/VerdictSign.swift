import Checks

extension Verdict {
  /// A sign that tells verdicts apart without colour; it always stands beside the word.
  var sign: String {
    switch self {
    case .refuted: "✗"
    case .failed: "!"
    case .undecided: "?"
    case .consistent: "✓"
    case .holdsExactly: "="
    }
  }

  /// What needs attention first, first.
  static let inOrderOfAttention: [Verdict] = [.refuted, .failed, .undecided, .consistent, .holdsExactly]

  /// Whether a reader has to act on it.
  var needsAttention: Bool { self == .refuted || self == .failed }

  /// What the verdict means, for a reader who sees it for the first time.
  var meaning: String {
    switch self {
    case .refuted:
      "The claim is contradicted by the input shown. A true claim meets this fate with at most the false-alarm probability stated above."
    case .failed: "The subject crashed, hung, flooded or broke the protocol; nothing can be said about the claim."
    case .undecided:
      "Not contradicted, but a violation of the size asked about could have gone unseen. A larger budget may decide."
    case .consistent:
      "Not contradicted, and a violation as large as the detectable effect would have been found with probability 0.99 on every canonical input. This is not a proof."
    case .holdsExactly: "Evaluated without sampling, and true of every input that was examined."
    }
  }
}
