/// A method that somebody else wrote, running in a child process as a `ForeignSubject` does.
public struct ForeignMethod: MethodSubject, Hashable {
  private let child: ForeignSubject

  /// - Parameter child: How the child is started; its shape is not used.
  public init(_ child: ForeignSubject) { self.child = child }

  public var name: String { child.name }
  public var dtype: DType { child.dtype }

  public func makeSession() throws(SubjectFailure) -> any MethodSession { try Session(of: child) }

  private final class Session: MethodSession {
    private let child: ForeignSubject
    private let session: ForeignSession
    private var setting: MethodSetting?

    init(of child: ForeignSubject) throws(SubjectFailure) {
      self.child = child
      session = try ForeignSession(of: child, as: .algorithm)
      guard session.handshake?.algorithm != nil else {
        throw SubjectFailure(
          .protocolViolation,
          "\(child.name) is no method: its handshake lacks the key 'algorithm'; see the plug-in protocol")
      }
    }

    func begin(
      _ setting: MethodSetting, at x0: [Double], asking host: any MethodHost
    ) throws(SubjectFailure) -> MethodState {
      self.setting = setting
      return try state(after: .begin(setting, x0: x0), asking: host)
    }

    func step(asking host: any MethodHost) throws(SubjectFailure) -> MethodState {
      try state(after: .step, asking: host)
    }

    /// Sends a frame and answers questions until the state comes.
    private func state(
      after first: MethodRequest.Content, asking host: any MethodHost
    ) throws(SubjectFailure) -> MethodState {
      guard let setting else { throw SubjectFailure(.protocolViolation, "\(child.name) has not begun") }
      var content = first
      while true {
        let request = MethodRequest(dtype: child.dtype, content: content)
        let dtype = child.dtype
        let reply = try session.converse(
          { request.bytes(id: $0) },
          extent: { id, bytes throws(SubjectFailure) in
            try MethodReply.extent(of: bytes, id: id, dtype: dtype, dimension: setting.dimension)
          },
          reading: { bytes throws(SubjectFailure) in
            try MethodReply(bytes, dtype: dtype, dimension: setting.dimension)
          })
        switch reply.meaning {
        case .state: return try read(reply.rows, setting)
        case .gradientsAsked, .compressionAsked:
          content = .answer(try answers(to: reply, setting, from: host))
        }
      }
    }

    private func answers(
      to reply: MethodReply, _ setting: MethodSetting, from host: any MethodHost
    ) throws(SubjectFailure) -> [[Double]] {
      var answers: [[Double]] = []
      for row in reply.rows {
        guard (row.worker ?? 0) < setting.workerCount, row.worker != nil || reply.meaning == .compressionAsked else {
          throw session.failed(.protocolViolation, "asked in the name of a worker that does not exist")
        }
        let answer =
          reply.meaning == .gradientsAsked
          ? host.gradient(of: row.worker ?? 0, at: row.values)
          : host.message(of: row.worker, compressing: row.values)
        guard let answer else {
          throw session.failed(
            .flood, "asked for more gradients or messages in one step than a method needs; look for an endless loop")
        }
        answers.append(answer)
      }
      return answers
    }

    private func read(_ rows: [MethodReply.Row], _ setting: MethodSetting) throws(SubjectFailure) -> MethodState {
      var state: MethodState = [:]
      for row in rows {
        guard let quantity = setting.method.states.first(where: { $0.code == row.quantity }) else {
          throw session.failed(.protocolViolation, "showed a state of number \(row.quantity), which was not asked for")
        }
        state[quantity, default: []].append(row.values)
      }
      for (quantity, rows) in state where rows.count != (quantity.hasRows ? setting.workerCount : 1) {
        throw session.failed(
          .wrongLength,
          "showed \(rows.count) rows of \(quantity.rawValue) where there are \(setting.workerCount) workers")
      }
      guard state[.iterate] != nil else {
        throw session.failed(.protocolViolation, "did not show its iterate, x")
      }
      return state
    }
  }
}
