/// Why a text is no LIBSVM file of two classes, and what to do about it.
public struct LIBSVMError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Fault: Hashable, Sendable {
    /// The file cannot be read.
    case unreadable
    /// The file is compressed, or no text for another reason.
    case notText
    /// There is no example.
    case empty
    /// No example has a feature.
    case noFeatures
    /// A label is not a finite number.
    case label
    /// There are not exactly two labels.
    case classes
    /// A feature has no colon.
    case missingColon
    /// The index of a feature is not a whole number from 1.
    case index
    /// The indices of a line do not ascend.
    case order
    /// A value is not a finite number.
    case value
  }

  public let fault: Fault
  /// The line, counted from 1; nil where the fault is not of one line.
  public let line: Int?
  /// What is wrong, and what to do.
  public let message: String

  init(_ fault: Fault, line: Int? = nil, _ message: String) {
    self.fault = fault
    self.line = line
    self.message = message
  }

  public var description: String { line.map { "line \($0): \(message)" } ?? message }
}
