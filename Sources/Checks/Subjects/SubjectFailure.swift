/// How a subject from the outside world failed to answer.
public struct SubjectFailure: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Kind: String, Sendable, Codable {
    /// It could not be started.
    case start
    /// It ended, by itself or by a signal.
    case crash
    /// It did not answer within the time limit.
    case timeout
    /// The time of the whole run ended while it was asked; that says nothing against it.
    case endOfRun
    /// It wrote more than the limit.
    case flood
    /// What it wrote is not a frame of the protocol, or not the answer to the request.
    case protocolViolation
    /// It returned another number of entries than the input has.
    case wrongLength
    /// It said that it cannot compress this input.
    case refusal
  }

  public let kind: Kind
  /// What happened and what to do about it, in one line.
  public let message: String

  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  public var description: String { message }
}
