internal import CGSL

/// A call of the GNU Scientific Library that failed.
public struct GSLError: Error, Hashable, Sendable, CustomStringConvertible {
  /// GSL's status code.
  public let code: Int32
  /// The GSL function that returned it.
  public let function: String

  public var description: String { "\(function): \(String(cString: gsl_strerror(code)))" }
}

/// Turns off GSL's default error handler, which aborts the process.
///
/// A global of Swift is initialised once, by whichever thread comes first; every wrapper that can
/// meet an error touches it before its first GSL call.
let errorHandlerIsOff: Void = { _ = gsl_set_error_handler_off() }()

/// Turns a GSL status into a thrown error.
func check(_ status: Int32, _ function: String) throws(GSLError) {
  guard status == 0 else { throw GSLError(code: status, function: function) }
}
