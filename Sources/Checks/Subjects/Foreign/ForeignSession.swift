import Foundation

/// A running child and the conversation with it.
///
/// A failure other than a refusal ends the child; the next call starts a new one.
final class ForeignSession: CompressorSession {
  private let subject: ForeignSubject
  private let kind: PluginHandshake.Kind
  private var child: ChildProcess?
  /// What the child said of itself.
  private(set) var handshake: PluginHandshake.Answer?
  private var nextRequest: UInt64 = 1
  private var pace = RequestPace()

  init(of subject: ForeignSubject, as kind: PluginHandshake.Kind = .compressor) throws(SubjectFailure) {
    self.subject = subject
    self.kind = kind
    try start()
  }

  var isDeclaredDeterministic: Bool { handshake?.deterministic ?? false }

  func draws(of x: SubjectInput, seeds: [UInt64]) throws(SubjectFailure) -> SubjectDraws {
    var result = SubjectDraws(values: [], dimension: x.dimension)
    result.values.reserveCapacity(seeds.count * x.dimension)
    var rest = seeds[...]
    while !rest.isEmpty {
      let bytesPerDraw = PluginReply.recordBytes + x.dimension * subject.dtype.byteCount
      let share = rest.prefix(pace.draws(fitting: subject.limits.replyBytes / bytesPerDraw))
      rest = rest.dropFirst(share.count)
      let begin = ContinuousClock.now
      result.append(
        try ask { id in PluginRequest(id: id, dtype: subject.dtype, input: x, seeds: share) })
      pace.note(share.count, took: ContinuousClock.now - begin)
    }
    return result
  }

  func restart() throws(SubjectFailure) {
    child?.end(patience: 0.2)
    child = nil
    try start()
  }

  private func start() throws(SubjectFailure) {
    var environment = ProcessInfo.processInfo.environment
    environment.merge(subject.environment) { _, ours in ours }
    // The backtracer of a crashed Swift program would hold the pipes open long after its end.
    environment["SWIFT_BACKTRACE"] = "enable=no"
    let child = try ChildProcess(words: subject.words, environment: environment)
    self.child = child
    let question = PluginHandshake.question(dtype: subject.dtype, shape: subject.shape, kind: kind)
    let line = try exchange(question, with: child, within: subject.limits.startupSeconds) {
      bytes throws(SubjectFailure) in
      try PluginHandshake.extent(of: bytes)
    }
    do {
      handshake = try PluginHandshake.answer(in: line)
    } catch {
      throw failed(error.kind, error.message)
    }
  }

  /// The answer to one frame, which is given the next number.
  func ask<Request: ChildRequest>(_ make: (_ id: UInt64) -> Request) throws(SubjectFailure) -> SubjectDraws {
    let request = make(nextRequest)
    return try converse(
      { _ in request.bytes },
      extent: { _, bytes throws(SubjectFailure) in try PluginReply.extent(of: bytes, answering: request) },
      reading: { bytes throws(SubjectFailure) in try PluginReply.draws(in: bytes, answering: request) })
  }

  /// What the child replies to one frame, which is given the next number.
  ///
  /// - Parameters:
  ///   - frame: The frame of this number.
  ///   - extent: How far the reply to it reaches.
  ///   - reading: What a whole reply says; a refusal leaves the child alive, any other failure ends it.
  func converse<Reply>(
    _ frame: (_ id: UInt64) -> [UInt8],
    extent: (_ id: UInt64, _ bytes: [UInt8]) throws(SubjectFailure) -> AnswerExtent,
    reading: (_ bytes: [UInt8]) throws(SubjectFailure) -> Reply
  ) throws(SubjectFailure) -> Reply {
    if child == nil { try start() }
    guard let child else { throw failed(.start, "has no process; start it again") }
    let id = nextRequest
    nextRequest += 1
    let reply = try exchange(frame(id), with: child, within: subject.limits.requestSeconds) {
      bytes throws(SubjectFailure) in
      try extent(id, bytes)
    }
    do {
      return try reading(reply)
    } catch {
      throw error.kind == .refusal ? named(.refusal, error.message) : failed(error.kind, error.message)
    }
  }

  private func exchange(
    _ message: [UInt8], with child: ChildProcess, within seconds: Double,
    extent: ([UInt8]) throws(SubjectFailure) -> AnswerExtent
  ) throws(SubjectFailure) -> [UInt8] {
    let rest = subject.limits.deadline.map { ($0 - .now) / .seconds(1) } ?? .infinity
    do {
      return try child.exchange(message, within: min(seconds, max(0, rest)), extent: extent)
    } catch {
      switch error {
      case .badAnswer(let failure): throw failed(failure.kind, failure.message)
      case .text(let bytes):
        throw failed(
          .protocolViolation,
          "wrote \(Excerpt.quoting(bytes)) to its standard output, which belongs to the protocol; print to standard error"
        )
      case .timeout where rest < seconds:
        throw failed(.endOfRun, "was still at work when the time of the run ended")
      case .timeout:
        throw failed(.timeout, "gave no answer within \(seconds) s; look for an endless loop, or raise --time-limit")
      case .ended: throw crashed(child)
      }
    }
  }

  private func crashed(_ child: ChildProcess) -> SubjectFailure {
    // Its status follows the end of its output at once, unless it closed that by itself.
    let ended = child.waitForEnd(atMost: 1)
    child.end(patience: 0)
    let stage = handshake == nil ? "before its handshake" : "instead of answering"
    guard ended, let ending = child.ending else {
      return failed(.crash, "closed its standard output \(stage); keep it open until standard input ends")
    }
    let words = child.errors.lastLine.map { ", last line of its standard error: \($0)" } ?? ""
    return failed(.crash, "ended \(stage) (\(ending)\(words)); run it by itself to see why")
  }

  /// A failure after which the child is not to be trusted.
  func failed(_ kind: SubjectFailure.Kind, _ message: String) -> SubjectFailure {
    child?.end(patience: 0)
    child = nil
    return named(kind, message)
  }

  private func named(_ kind: SubjectFailure.Kind, _ message: String) -> SubjectFailure {
    SubjectFailure(kind, "\(subject.name) \(message)")
  }
}
