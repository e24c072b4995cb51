public import GSL

/// How the examples of a data set are dealt out to workers.
public enum Partition: Hashable, Sendable {
  /// Worker `i` of `n` gets the positions `⌊im/n⌋ ..< ⌊(i+1)m/n⌋`, in the order of the file. The sizes differ
  /// by at most one.
  case contiguous
  /// As `contiguous` after a random permutation: all workers have the same law.
  case iid
  /// As `contiguous` after a stable sort by label, −1 first: workers as different as they can be.
  case byLabel
  /// Each class is dealt by shares drawn from the Dirichlet law with all concentrations equal to this: near
  /// `iid` for a large one, one worker a class for a small one. The mean share is `1/n`.
  case dirichlet(Double)

  /// The positions of the examples of every worker, none of which goes empty.
  ///
  /// A worker that the Dirichlet law leaves empty is topped up with the last example of whoever has most.
  ///
  /// - Precondition: There are at least as many examples as workers, and at least one worker.
  /// - Randomness: `iid` and `dirichlet` draw from the stream; the others leave it untouched.
  public func positions(of labels: [Double], workers n: Int, using stream: inout RandomStream) -> [[Int]] {
    precondition(1 <= n && n <= labels.count, "\(labels.count) examples do not suffice for \(n) workers")
    switch self {
    case .contiguous:
      return evenSlices(Array(labels.indices), n)
    case .iid:
      return evenSlices(stream.permutation(of: labels.count), n)
    case .byLabel:
      return evenSlices(classes(labels).flatMap(\.self), n)
    case .dirichlet(let concentration):
      precondition(concentration > 0 && concentration.isFinite, "a concentration is positive and finite")
      return toppedUp(dealt(labels, n, concentration, using: &stream))
    }
  }

  /// The examples of every worker.
  public func parts(
    of examples: LabelledExamples, workers: Int, using stream: inout RandomStream
  ) -> [LabelledExamples] {
    positions(of: examples.labels, workers: workers, using: &stream).map { examples.examples($0) }
  }

  private func evenSlices(_ order: [Int], _ n: Int) -> [[Int]] {
    (0..<n).map { i in Array(order[(i * order.count / n)..<((i + 1) * order.count / n)]) }
  }

  /// The positions of every class, by ascending label.
  private func classes(_ labels: [Double]) -> [[Int]] {
    Set(labels).sorted().map { label in labels.indices.filter { labels[$0] == label } }
  }

  /// Deals every class, in random order, by cumulative shares.
  private func dealt(_ labels: [Double], _ n: Int, _ concentration: Double, using stream: inout RandomStream) -> [[Int]]
  {
    var hands = [[Int]](repeating: [], count: n)
    for members in classes(labels) {
      let order = stream.permutation(of: members.count).map { members[$0] }
      let shares = stream.dirichlet(Array(repeating: concentration, count: n))
      var cumulative = 0.0
      var dealtSoFar = 0
      for worker in 0..<n {
        cumulative += shares[worker]
        let end = worker == n - 1 ? order.count : min(order.count, Int((cumulative * Double(order.count)).rounded()))
        hands[worker] += order[dealtSoFar..<max(dealtSoFar, end)]
        dealtSoFar = max(dealtSoFar, end)
      }
    }
    return hands
  }

  private func toppedUp(_ hands: [[Int]]) -> [[Int]] {
    var hands = hands
    while let poor = hands.firstIndex(where: \.isEmpty) {
      let sizes = hands.map(\.count)
      // No worker can be empty unless another has two or more.
      guard let rich = sizes.indices.max(by: { sizes[$0] < sizes[$1] }) else { return hands }
      hands[poor].append(hands[rich].removeLast())
    }
    return hands
  }
}
