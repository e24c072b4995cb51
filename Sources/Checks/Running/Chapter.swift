/// Checks that belong together, under one heading of a report.
public struct Chapter: Sendable {
  public var title: String
  /// What the reader finds here; whole sentences.
  public var introduction: String
  public var checks: [any Check]

  public init(_ title: String, introduction: String, checks: [any Check]) {
    self.title = title
    self.introduction = introduction
    self.checks = checks
  }
}
