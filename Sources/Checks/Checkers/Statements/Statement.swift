/// A statement about two numbers that are both computed without sampling, at every place that is examined.
public struct Statement: Hashable, Sendable, Codable {
  public enum Relation: String, Sendable, Codable {
    /// `left ≤ right`.
    case atMost
    /// `left = right`.
    case equals
  }

  /// The statement with its constants, as a reader would write it.
  public let claim: String
  /// What is compared, such as `E E⁺ / bound`.
  public let quantity: String
  public let relation: Relation

  public init(_ claim: String, quantity: String, _ relation: Relation = .atMost) {
    self.claim = claim
    self.quantity = quantity
    self.relation = relation
  }

  /// Whether the two numbers contradict the statement by more than rounding, were its constant better by the
  /// factor `strength`. A number that is not finite contradicts it.
  func isContradicted(by instance: StatementEvidence.Instance, strength: Double = 1) -> Bool {
    switch relation {
    case .atMost: !(strength * instance.left - instance.right <= instance.slack)
    case .equals: !((instance.left - strength * instance.right).magnitude <= instance.slack)
    }
  }
}

/// What becomes of a statement whose constant is made 10 % better than it is: the trial of the check.
public enum Trial: Hashable, Sendable, Codable {
  /// The check refutes it.
  case refuted
  /// It would hold too, wherever it was examined: the constant is loose there by at least this factor.
  case loose(factor: Double)
  /// No place was far enough from rounding to tell.
  case unresolved

  /// How much better the constant is made.
  static let strength = 1.1

  /// The outcome in words.
  public var words: String {
    switch self {
    case .refuted: "refuted"
    case .loose(let factor):
      factor.isFinite
        ? "not refutable: the bound is loose by a factor \(short(factor)) or more"
        : "not refutable: nothing is lost where it was examined"
    case .unresolved: "undecided"
    }
  }
}
