import Foundation

/// How far an answer reaches, as its beginning tells.
enum AnswerExtent: Hashable {
  /// At least so many bytes are needed to say more.
  case atLeast(Int)
  case exactly(Int)
  /// These bytes begin no answer; they are text that somebody printed.
  case text
}

extension ChildProcess {
  /// How an exchange went wrong on the side of the child.
  enum Trouble: Error {
    /// It ended or closed its standard output.
    case ended
    case timeout
    /// It wrote this where an answer should be, or after it.
    case text([UInt8])
    case badAnswer(SubjectFailure)
  }

  /// Sends `message` and returns the answer.
  ///
  /// One loop serves all three pipes: a child that answers before it has read everything, or that
  /// fills its standard error, is never waited for while it waits for us.
  ///
  /// - Parameter extent: how far the answer reaches; asked again as more bytes arrive, until it is
  ///   known exactly.
  func exchange(
    _ message: [UInt8], within seconds: Double,
    extent: ([UInt8]) throws(SubjectFailure) -> AnswerExtent
  ) throws(Trouble) -> [UInt8] {
    let deadline = ContinuousClock.now + .seconds(seconds)
    var sent = 0
    var answer: [UInt8] = []
    var reach = AnswerExtent.atLeast(1)
    while true {
      if case .exactly(let count) = reach, answer.count == count, sent == message.count { return answer }
      let now = ContinuousClock.now
      guard now < deadline else { throw .timeout }
      var waits = [
        pollfd(fd: standardOutput, events: Int16(POLLIN), revents: 0),
        pollfd(fd: standardError, events: Int16(POLLIN), revents: 0),
        pollfd(fd: sent < message.count ? standardInput : -1, events: Int16(POLLOUT), revents: 0),
      ]
      // Woken now and then to see whether the child has ended while another process holds its pipes.
      let pause = min(.milliseconds(100), deadline - now)
      SystemCall.wait(forAnyOf: &waits, milliseconds: Int32(pause / .milliseconds(1)) + 1)
      let ready = waits.map { $0.revents != 0 }
      if ready[1] { drainErrors() }
      if ready[2] {
        switch SystemCall.send(message, from: sent, to: standardInput) {
        case .moved(let count): sent += count
        case .wouldBlock: break
        // It may have answered all the same; if it has ended, its standard output tells.
        case .closed: sent = message.count
        }
      }
      if ready[0] {
        guard let bytes = readOutput() else { throw .ended }
        answer += bytes
        reach = try reachOf(answer, extent: extent, known: reach)
      } else if !ready[1], !ready[2], hasEnded() {
        throw .ended
      }
    }
  }

  private func reachOf(
    _ answer: [UInt8], extent: ([UInt8]) throws(SubjectFailure) -> AnswerExtent, known: AnswerExtent
  ) throws(Trouble) -> AnswerExtent {
    var reach = known
    if case .atLeast(let count) = reach, answer.count >= count {
      do { reach = try extent(answer) } catch { throw .badAnswer(error) }
    }
    switch reach {
    case .exactly(let count) where answer.count > count: throw .text(restOfLine(after: answer[count...]))
    case .text: throw .text(restOfLine(after: answer[...]))
    default: return reach
    }
  }

  /// Text with what follows it at once, so that a message does not depend on how it was cut up.
  private func restOfLine(after beginning: ArraySlice<UInt8>) -> [UInt8] {
    var text = Array(beginning)
    let deadline = ContinuousClock.now + .milliseconds(100)
    while text.count < 400, ContinuousClock.now < deadline, let more = readOutput() {
      text += more
      if more.isEmpty { _ = usleep(2_000) }
    }
    return text
  }
}
