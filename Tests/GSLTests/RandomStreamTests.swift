import GSL
import Testing

/// Moments of the distributions, at six standard errors: a false alarm has a probability below 10⁻⁸ a
/// statement, and the seeds are fixed.
@Suite struct RandomStreamTests {
  let count = 20_000

  func statistics(_ draw: (inout RandomStream) -> Double) -> RunningStatistics {
    var stream = RandomStream(StreamName(seed: 1, purpose: .test))
    var statistics = RunningStatistics()
    for _ in 0..<count { statistics.add(draw(&stream)) }
    return statistics
  }

  func expect(_ statistics: RunningStatistics, mean: Double, variance: Double) {
    let error = (variance / Double(count)).squareRoot()
    #expect((statistics.mean - mean).magnitude < 6 * error)
    #expect((statistics.variance / variance - 1).magnitude < 0.1)
  }

  @Test func uniform() { expect(statistics { $0.uniform() }, mean: 0.5, variance: 1.0 / 12) }
  @Test func gaussian() { expect(statistics { $0.gaussian(standardDeviation: 2) }, mean: 0, variance: 4) }
  @Test func exponential() { expect(statistics { $0.exponential(mean: 3) }, mean: 3, variance: 9) }
  @Test func bernoulli() { expect(statistics { $0.bernoulli(0.25) ? 1 : 0 }, mean: 0.25, variance: 0.1875) }
  @Test func integer() { expect(statistics { Double($0.integer(below: 6)) }, mean: 2.5, variance: 35.0 / 12) }

  @Test(arguments: [(40, 2), (40, 20), (5, 5), (5, 0)]) func subsetsHaveDistinctMembers(d: Int, k: Int) {
    var stream = RandomStream(key: 2, stream: 0)
    for _ in 0..<100 {
      let set = stream.subset(of: d, count: k)
      #expect(set.count == k && Set(set).count == k && set.allSatisfy { (0..<d).contains($0) })
    }
  }

  /// Each member of a 3-subset of 0 ..< 60 (Floyd) and of a 3-subset of 0 ..< 6 (shuffle) is equally likely.
  @Test(arguments: [60, 6]) func subsetsAreUniform(d: Int) {
    var stream = RandomStream(key: 4, stream: UInt64(d))
    var counts = [Double](repeating: 0, count: d)
    for _ in 0..<count { for i in stream.subset(of: d, count: 3) { counts[i] += 1 } }
    let expected = 3 * Double(count) / Double(d)
    let chiSquared = counts.reduce(0) { $0 + ($1 - expected) * ($1 - expected) / expected }
    #expect(chiSquaredUpperTail(above: chiSquared, degreesOfFreedom: Double(d - 1)) > 1e-8)
  }

  @Test func aPermutationHoldsEverything() {
    var stream = RandomStream(key: 5, stream: 0)
    #expect(stream.permutation(of: 50).sorted() == Array(0..<50))
  }

  @Test func aPointOfTheSimplexSumsToOne() {
    var stream = RandomStream(key: 6, stream: 0)
    #expect((stream.dirichlet([0.1, 0.1, 5]).reduce(0, +) - 1).magnitude < 1e-12)
  }
}
