import Foundation
import GSL
import Testing

@testable import Checks

@Suite struct VectorTestTests {
  /// The relative errors of unbiased Rand-2 of 4 at a vector, all six of equal probability.
  static func randTwoOfFour(at x: [Double]) -> [[Double]] {
    let pairs = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]
    return pairs.map { pair in x.indices.map { [pair.0, pair.1].contains($0) ? 2 * x[$0] : 0 } }
  }

  func draws(_ outputs: [[Double]], at x: [Double]) -> RelativeDraws {
    var draws = RelativeDraws(at: RelativeReference(x))
    for output in outputs { draws.add(output[...]) }
    return draws
  }

  /// ω = d/k − 1 = 1 is attained by Rand-2 of 4 at every x, so that every e-value has expectation 1:
  /// summed over the 36 laws of two batches of one call, before and after the learned directions play.
  @Test func theExpectedWealthOnTheBoundaryIsOne() {
    let x = [1.0, -2, 0.5, 3]
    let outputs = Self.randTwoOfFour(at: x)
    for history in [[], [0, 1, 2, 3], [0, 0, 0, 1, 5, 5]] {
      var before = VectorTest(omega: 1, dimension: 4, slack: .none)
      let past = draws(history.map { outputs[$0] }, at: x)
      if !history.isEmpty { before.feed(past, 0..<history.count) }
      let expected = outputs.reduce(0) { sum, output in
        var after = before
        after.feed(draws([output], at: x), 0..<1)
        return sum + exp(after.logWealth) / 6
      }
      #expect((expected / exp(before.logWealth) - 1).magnitude < 1e-12)
    }
  }

  @Test func aForgottenFactorIsFound() {
    let x = [1.0, -2, 0.5, 3]
    let outputs = Self.randTwoOfFour(at: x).map { $0.map { $0 / 2 } }
    var stream = RandomStream(key: 8, stream: 0)
    var test = VectorTest(omega: 1, dimension: 4, slack: RoundingSlack(.float64))
    for _ in 0..<40 {
      let batch = draws((0..<8).map { _ in outputs[stream.integer(below: 6)] }, at: x)
      test.feed(batch, 0..<8)
    }
    #expect(test.logWealth > log(1e6))
  }

  @Test func oneBrokenCoordinateIsFound() {
    let x = [Double](repeating: 1, count: 16)
    var stream = RandomStream(key: 9, stream: 0)
    var test = VectorTest(omega: 3, dimension: 16, slack: RoundingSlack(.float64))
    for _ in 0..<200 {
      let outputs = (0..<8).map { _ -> [Double] in
        var output = [Double](repeating: 0, count: 16)
        for i in stream.subset(of: 15, count: 4) { output[i] = 4 }
        return output
      }
      test.feed(draws(outputs, at: x), 0..<8)
    }
    #expect(test.logWealth > log(1e6))
  }
}
