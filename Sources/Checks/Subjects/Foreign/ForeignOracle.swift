/// An oracle that somebody else wrote, running in a child process as a `ForeignSubject` does.
public struct ForeignOracle: OracleSubject, Hashable {
  private let child: ForeignSubject

  /// - Parameter child: How the child is started; the one size of its shape, if it has one, is the dimension
  ///   that the child may take for its own.
  public init(_ child: ForeignSubject) { self.child = child }

  public var name: String { child.name }
  public var dtype: DType { child.dtype }

  public func makeSession() throws(SubjectFailure) -> any OracleSession { try Session(of: child) }

  private final class Session: OracleSession {
    let nature: OracleNature
    private let child: ForeignSubject
    private let session: ForeignSession
    private var pace = RequestPace()

    /// Larger dimensions than this are a slip: the frames would not fit in memory.
    private static let largestDimension = 1 << 27

    init(of child: ForeignSubject) throws(SubjectFailure) {
      self.child = child
      session = try ForeignSession(of: child, as: .oracle)
      guard let answer = session.handshake?.oracle else {
        throw SubjectFailure(
          .protocolViolation,
          "\(child.name) is no oracle: its handshake lacks the key 'oracle'; see the plug-in protocol")
      }
      guard (1...Self.largestDimension).contains(answer.dimension), (answer.workers ?? 1) >= 1,
        answer.minimiser.map({ $0.count == answer.dimension && $0.allSatisfy(\.isFinite) }) ?? true
      else {
        throw SubjectFailure(
          .protocolViolation,
          "\(child.name) says of itself what cannot be: dimension \(answer.dimension), \(answer.workers ?? 1) workers, "
            + "a minimiser of \(answer.minimiser?.count ?? 0) entries")
      }
      nature = OracleNature(
        dimension: answer.dimension, workerCount: answer.workers ?? 1, knowsValues: answer.values ?? false,
        knowsGradients: answer.gradients ?? false, isStochastic: answer.stochastic ?? false,
        takesBatches: answer.batches ?? false, minimiser: answer.minimiser)
    }

    func values(at points: [[Double]]) throws(SubjectFailure) -> [Double] {
      try rows(.values, of: nil, at: points).flatMap(\.self)
    }

    func gradients(of worker: Int?, at points: [[Double]]) throws(SubjectFailure) -> [[Double]] {
      try rows(.gradients, of: worker, at: points)
    }

    func draws(
      of worker: Int?, at x: [Double], seeds: [UInt64], batchSize: Int?
    ) throws(SubjectFailure) -> SubjectDraws {
      var result = SubjectDraws(values: [], dimension: x.count)
      try inShares(seeds, bytes: x.count) { share throws(SubjectFailure) in
        result.append(
          try session.ask { id in
            OracleRequest(
              id: id, dtype: child.dtype, quantity: .draws, dimension: x.count, entries: x, seeds: share,
              batchSize: batchSize, worker: worker)
          })
      }
      return result
    }

    func restart() throws(SubjectFailure) { try session.restart() }

    private func rows(
      _ quantity: OracleRequest.Quantity, of worker: Int?, at points: [[Double]]
    ) throws(SubjectFailure) -> [[Double]] {
      var rows: [[Double]] = []
      try inShares(points, bytes: nature.dimension) { share throws(SubjectFailure) in
        let answer = try session.ask { id in
          OracleRequest(
            id: id, dtype: child.dtype, quantity: quantity, dimension: nature.dimension,
            entries: share.flatMap(\.self), worker: worker)
        }
        rows += (0..<answer.count).map { Array(answer.draw($0)) }
      }
      return rows
    }

    /// Hands over so many elements at a time as the limits allow.
    private func inShares<Element>(
      _ elements: [Element], bytes numbers: Int, _ body: (ArraySlice<Element>) throws(SubjectFailure) -> Void
    ) throws(SubjectFailure) {
      let bytesPerElement = PluginReply.recordBytes + numbers * child.dtype.byteCount
      var rest = elements[...]
      while !rest.isEmpty {
        let share = rest.prefix(pace.draws(fitting: child.limits.replyBytes / bytesPerElement))
        rest = rest.dropFirst(share.count)
        let begin = ContinuousClock.now
        try body(share)
        pace.note(share.count, took: ContinuousClock.now - begin)
      }
    }
  }
}
