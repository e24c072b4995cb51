/// One statement that is proved in this module, with constants of its own.
///
/// A table of coverage has one row for each.
public struct ProvedStatement: Hashable, Sendable, Codable {
  /// The topic under which lists put it.
  public let topic: String
  /// The name, unique within the topic.
  public let name: String
  /// What it says, in one line.
  public let text: String
  /// The key of its source in `references.bib`.
  public let source: String
  /// Why its constant could be better, or has none to be bettered; nil for a sharp one.
  public let looseness: String?

  public init(topic: String, name: String, text: String, source: Source, looseness: String? = nil) {
    self.topic = topic
    self.name = name
    self.text = text
    self.source = source.key
    self.looseness = looseness
  }

  public init<Family: StatementFamily>(_ member: Family) {
    self.init(
      topic: Family.topic, name: member.rawValue, text: member.text, source: Family.source,
      looseness: member.looseness)
  }
}

/// The statements on one topic. Each is a case, so that a `switch` over them forgets none.
public protocol StatementFamily: CaseIterable, Hashable, Sendable, RawRepresentable where RawValue == String {
  /// The heading of the topic.
  static var topic: String { get }
  static var source: Source { get }
  /// What the statement says, in one line.
  var text: String { get }
  /// Why its constant could be better, or has none to be bettered; nil for a sharp one.
  var looseness: String? { get }
}

extension StatementFamily {
  public static var source: Source { .beznosikov2023 }
  public var looseness: String? { nil }
}
