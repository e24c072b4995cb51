/// The exact sequential test of the claim that workers draw independently of each other, each with
/// independent calls of one law.
///
/// Two rounds `t`, `t'` make a block. With `A` and `B` the sums of the errors of two groups of workers the
/// sign of
///
///     ⟨A_t − A_t', B_t − B_t'⟩
///
/// is symmetric under the claim, since an exchange of the two rounds of `B` reverses it. Block by block the
/// groups are the workers whose index has, or has not, a certain binary digit, so that every two workers are
/// on different sides in some blocks.
public struct WorkerDependenceTest: Hashable, Sendable, Codable {
  public let workerCount: Int
  private var test = SignTest()
  private var block = 0
  private var first: [[Double]]?

  /// - Parameter workerCount: At least 2.
  public init(workerCount: Int) {
    precondition(workerCount >= 2, "dependence needs two workers")
    self.workerCount = workerCount
  }

  /// Takes the errors of one round, one a worker.
  public mutating func feed(_ errors: [[Double]]) {
    precondition(errors.count == workerCount, "one error a worker")
    guard let earlier = first else {
      first = errors
      return
    }
    let digits = max(1, Int.bitWidth - (workerCount - 1).leadingZeroBitCount)
    let digit = block % digits
    let group = { (errors: [[Double]], bit: Int) in
      sum(errors.indices.filter { $0 >> digit & 1 == bit }.map { errors[$0] })
    }
    test.feed(signOf: innerOfDifferences(group(errors, 0), group(earlier, 0), group(errors, 1), group(earlier, 1)))
    block += 1
    first = nil
  }

  /// `log` of the wealth; nil between the two rounds of a block, where it is no e-value.
  public var logWealth: Double? { first == nil ? test.logWealth : nil }
}

private func sum(_ vectors: [[Double]]) -> [Double] {
  var total = [Double](repeating: 0, count: vectors.first?.count ?? 0)
  for vector in vectors {
    for i in vector.indices { total[i] += vector[i] }
  }
  return total
}
