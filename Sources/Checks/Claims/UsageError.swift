/// A text from a user that cannot be understood: what is wrong, where, and what to write instead.
public struct UsageError: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}
