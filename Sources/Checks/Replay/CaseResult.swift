/// What the replay of one case showed.
public struct CaseResult: Hashable, Sendable {
  public enum Outcome: String, Hashable, Sendable, Codable {
    /// All its numbers were recomputed within their tolerances.
    case passed
    /// A number is off, or the case contradicts its schema or a hypothesis.
    case failed
    /// No number is off, but some were not recomputed.
    case uncovered
  }

  public let goldenCase: GoldenCase
  public let outcome: Outcome
  public let comparisons: [Comparison]
  /// Why the case did not pass; empty where it did.
  public let reason: String

  init(_ goldenCase: GoldenCase, _ outcome: Outcome, _ comparisons: [Comparison], _ reason: String) {
    self.goldenCase = goldenCase
    self.outcome = outcome
    self.comparisons = comparisons
    self.reason = reason
  }

  /// The largest error, or nil where nothing was compared.
  public var worstError: Double? { comparisons.map(\.error).max() }
}
