import Foundation

/// The calls of the operating system that take pointers, in safe clothes; none of them waits for a
/// child, but `wait` and `reap`.
enum SystemCall {
  enum Outcome {
    case moved(Int)
    case wouldBlock
    /// The other end is closed.
    case closed
  }

  static func makeNonBlocking(_ descriptor: Int32) {
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
  }

  /// Fills the beginning of `buffer`.
  static func receive(from descriptor: Int32, into buffer: inout [UInt8]) -> Outcome {
    let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
    if count > 0 { return .moved(count) }
    return count < 0 && isTransient(errno) ? .wouldBlock : .closed
  }

  /// Writes what the pipe takes of `bytes` from `start` on.
  static func send(_ bytes: [UInt8], from start: Int, to descriptor: Int32) -> Outcome {
    let count = unsafe bytes.withUnsafeBytes {
      unsafe write(descriptor, $0.baseAddress! + start, $0.count - start)
    }
    if count >= 0 { return .moved(count) }
    return isTransient(errno) ? .wouldBlock : .closed
  }

  /// Waits until one of the descriptors is ready; a negative one is left out.
  static func wait(forAnyOf descriptors: inout [pollfd], milliseconds: Int32) {
    _ = unsafe poll(&descriptors, nfds_t(descriptors.count), milliseconds)
  }

  /// Whether a child has ended. It stays a zombie, so that its number is not given to another process.
  static func isZombie(_ pid: pid_t) -> Bool {
    var information = unsafe siginfo_t()
    let status = unsafe waitid(P_PID, id_t(pid), &information, WEXITED | WNOHANG | WNOWAIT)
    return unsafe status == 0 && information.si_signo == SIGCHLD
  }

  /// Waits for a child's end and releases its number.
  static func reap(_ pid: pid_t) -> ChildEnding {
    var status: Int32 = 0
    while unsafe waitpid(pid, &status, 0) < 0, errno == EINTR {}
    return ChildEnding(status: status)
  }

  static func errorText(_ code: Int32 = errno) -> String { unsafe String(cString: strerror(code)) }

  private static func isTransient(_ code: Int32) -> Bool { code == EAGAIN || code == EWOULDBLOCK || code == EINTR }
}
