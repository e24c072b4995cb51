import EFSpec
import GSL
import Testing

struct PartitionTests {
  private let labels = (0..<103).map { $0 % 5 == 0 ? 1.0 : -1.0 }

  private func positions(_ partition: Partition, workers: Int, seed: UInt64 = 1) -> [[Int]] {
    var stream = RandomStream(StreamName(seed: seed, purpose: .partition))
    return partition.positions(of: labels, workers: workers, using: &stream)
  }

  @Test(
    "Every example goes to one worker, and no worker goes empty",
    arguments: [.contiguous, .iid, .byLabel, .dirichlet(0.01), .dirichlet(1), .dirichlet(100)] as [Partition],
    [1, 2, 7, 103])
  func partitions(partition: Partition, workers: Int) {
    for seed in 0..<5 {
      let parts = positions(partition, workers: workers, seed: UInt64(seed))
      #expect(parts.count == workers)
      #expect(parts.allSatisfy { !$0.isEmpty })
      #expect(parts.flatMap(\.self).sorted() == Array(0..<103))
    }
  }

  @Test("Slices differ by at most one example", arguments: [.contiguous, .iid, .byLabel] as [Partition])
  func sizes(partition: Partition) {
    let sizes = positions(partition, workers: 7).map(\.count)
    #expect(sizes == (0..<7).map { ($0 + 1) * 103 / 7 - $0 * 103 / 7 })
  }

  @Test("Contiguous slices keep the order of the file; those by label put −1 first, stably")
  func orders() {
    #expect(positions(.contiguous, workers: 4).flatMap(\.self) == Array(0..<103))
    let sorted = positions(.byLabel, workers: 4).flatMap(\.self)
    #expect(sorted == (0..<103).filter { $0 % 5 != 0 } + (0..<103).filter { $0 % 5 == 0 })
  }

  @Test("The same stream deals the same hands")
  func reproducible() {
    for partition in [.iid, .dirichlet(0.5)] as [Partition] {
      #expect(positions(partition, workers: 5, seed: 9) == positions(partition, workers: 5, seed: 9))
      #expect(positions(partition, workers: 5, seed: 9) != positions(partition, workers: 5, seed: 10))
    }
  }

  @Test("Workers differ much by label, and less the larger the concentration")
  func heterogeneity() throws {
    var stream = RandomStream(StreamName(seed: 21, purpose: .problem))
    var rows = SparseRows(featureCount: 3)
    let labels = (0..<200).map { $0 % 2 == 0 ? 1.0 : -1.0 }
    for label in labels { rows.append(columns: 0..<3, values: (0..<3).map { _ in 3 + label + stream.gaussian() }) }
    let examples = LabelledExamples(rows: rows, labels: labels)
    func median(_ partition: Partition) throws -> Double {
      let values = try (0..<21).map { seed in
        var stream = RandomStream(StreamName(seed: UInt64(seed), purpose: .partition))
        let parts = partition.parts(of: examples, workers: 5, using: &stream)
        return try NonconvexLogistic(parts: parts, regularisation: 0).heterogeneity(at: [0, 0, 0])
      }
      return values.sorted()[10]
    }
    let medians = try [Partition.iid, .dirichlet(10), .dirichlet(1), .dirichlet(0.1)].map(median)
    #expect(medians == medians.sorted())
    #expect(try median(.byLabel) > median(.dirichlet(1)))
  }
}
