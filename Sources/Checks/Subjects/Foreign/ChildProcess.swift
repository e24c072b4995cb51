import Foundation

/// A running program with pipes to its three standard streams.
///
/// Used from one thread at a time. The program leads a process group of its own, and nothing outside
/// that group is ever signalled.
final class ChildProcess {
  private let pid: pid_t
  private(set) var standardInput: Int32
  let standardOutput: Int32
  private(set) var standardError: Int32
  private(set) var errors = StandardErrorRecord()
  private(set) var ending: ChildEnding?
  private var buffer = [UInt8](repeating: 0, count: 64 << 10)

  init(words: [String], environment: [String: String]) throws(SubjectFailure) {
    let (pid, streams) = try LiveChildren.start { () throws(SubjectFailure) in
      let input = try ChildPipe()
      let output = try ChildPipe()
      let error = try ChildPipe()
      let theirs = [input.readEnd, output.writeEnd, error.writeEnd]
      let ours = [input.writeEnd, output.readEnd, error.readEnd]
      defer { for end in theirs { _ = close(end) } }
      for end in ours { SystemCall.makeNonBlocking(end) }
      do throws(SubjectFailure) {
        return (try ChildSpawn.start(words, environment: environment, standardStreams: theirs), ours)
      } catch {
        for end in ours { _ = close(end) }
        throw error
      }
    }
    self.pid = pid
    (standardInput, standardOutput, standardError) = (streams[0], streams[1], streams[2])
  }

  deinit {
    end(patience: 0.2)
  }

  /// Reads what has arrived on standard output; nil if the child has closed it.
  func readOutput() -> ArraySlice<UInt8>? {
    switch SystemCall.receive(from: standardOutput, into: &buffer) {
    case .moved(let count): buffer[..<count]
    case .wouldBlock: []
    case .closed: nil
    }
  }

  /// Reads what has arrived on standard error, once; returns whether there was anything.
  @discardableResult
  func drainErrors() -> Bool {
    guard standardError >= 0 else { return false }
    switch SystemCall.receive(from: standardError, into: &buffer) {
    case .moved(let count): errors.append(buffer[..<count])
    case .wouldBlock: return false
    case .closed:
      _ = close(standardError)
      standardError = -1
      return false
    }
    return true
  }

  /// Notes how the child ended, if it has ended, and removes what it left in its group.
  func hasEnded() -> Bool {
    if ending != nil { return true }
    guard SystemCall.isZombie(pid) else { return false }
    endGroup()
    return true
  }

  /// Waits for the child's end, at most so many seconds.
  func waitForEnd(atMost seconds: Double) -> Bool {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while !hasEnded() {
      guard ContinuousClock.now < deadline else { return false }
      drainErrors()
      _ = usleep(2_000)
    }
    return true
  }

  /// Closes the child's standard input, by which a well-behaved one ends.
  func closeInput() {
    if standardInput >= 0 { _ = close(standardInput) }
    standardInput = -1
  }

  /// Ends the child and its group: by the end of its input, then by SIGTERM, then by SIGKILL.
  func end(patience seconds: Double) {
    guard !isClosed else { return }
    isClosed = true
    closeInput()
    if !waitForEnd(atMost: seconds) {
      _ = kill(-pid, SIGTERM)
      if !waitForEnd(atMost: 0.3) { endGroup() }
    }
    while drainErrors() {}
    _ = close(standardOutput)
    if standardError >= 0 { _ = close(standardError) }
    standardError = -1
  }

  private var isClosed = false

  private func endGroup() {
    LiveChildren.end(pid)
    ending = SystemCall.reap(pid)
  }
}
