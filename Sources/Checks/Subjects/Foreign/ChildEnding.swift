import Foundation

/// How a process ended.
enum ChildEnding: Hashable, CustomStringConvertible {
  case exit(Int32)
  case signal(Int32)

  /// Reads the status word of `waitpid`.
  init(status: Int32) {
    let signal = status & 0x7F
    self = signal == 0 ? .exit(status >> 8 & 0xFF) : .signal(signal)
  }

  var description: String {
    switch self {
    case .exit(let code): "exit status \(code)"
    case .signal(let number): "signal \(number)" + (Self.names[number].map { ", \($0)" } ?? "")
    }
  }

  private static let names: [Int32: String] = [
    SIGABRT: "abort", SIGBUS: "bus error", SIGFPE: "arithmetic error", SIGILL: "illegal instruction",
    SIGKILL: "killed, perhaps for want of memory", SIGSEGV: "segmentation fault", SIGTERM: "terminated",
    SIGTRAP: "trap",
  ]
}
