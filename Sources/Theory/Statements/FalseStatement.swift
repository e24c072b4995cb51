/// A false statement that resembles a proved one, as a slip of the pen would make it.
///
/// What examines the proved one is tried on it: either it is refuted, or the proved bound is too loose to tell.
public struct FalseStatement: Hashable, Sendable, Codable {
  /// The topic of the statement that it resembles.
  public let topic: String
  /// The name of that statement.
  public let original: String
  /// Its own name, unique in the topic.
  public let name: String
  /// What is wrong, in one line.
  public let text: String
  /// The key of the source of the statement that it resembles in `references.bib`.
  public let source: String
  /// Why it is not refuted; nil where it must be.
  public let looseness: String?

  public init<Family: FalseStatementFamily>(_ member: Family) {
    topic = member.original.topic
    original = member.original.name
    name = member.rawValue
    text = member.text
    source = Family.source.key
    looseness = member.looseness
  }
}

/// False statements, each a case.
public protocol FalseStatementFamily: StatementFamily {
  /// The proved statement that it resembles.
  var original: ProvedStatement { get }
}
