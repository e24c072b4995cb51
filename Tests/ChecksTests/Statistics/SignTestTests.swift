import Foundation
import GSL
import Testing

@testable import Checks

@Suite struct SignTestTests {
  /// The mean of the wealth after `n` signs over all sequences, each sign ±1 with the same probability.
  @Test func theExpectedWealthUnderSymmetryIsOne() {
    let n = 7
    let total = (0..<(1 << n)).reduce(0.0) { sum, bits in
      var test = SignTest()
      for i in 0..<n { test.feed(signOf: bits >> i & 1 == 1 ? 1 : -1) }
      return sum + exp(test.logWealth)
    }
    #expect((total / Double(1 << n) - 1).magnitude < 1e-12)
  }

  @Test func zerosChangeNothing() {
    var test = SignTest()
    for _ in 0..<100 { test.feed(signOf: 0) }
    #expect(test.logWealth.magnitude < 1e-12 && test.count == 100)
  }

  @Test(arguments: [0.7, 0.3]) func aLeaningIsFoundInBothDirections(probability: Double) {
    var stream = RandomStream(key: 11, stream: 0)
    var test = SignTest()
    for _ in 0..<400 { test.feed(signOf: stream.bernoulli(probability) ? 1 : -1) }
    #expect(test.logWealth > log(1e6))
  }

  /// False-alarm probability 10⁻⁶ (Ville).
  @Test func aFairCoinIsLeftAlone() {
    var stream = RandomStream(key: 12, stream: 0)
    var test = SignTest()
    for _ in 0..<5000 {
      test.feed(signOf: stream.bernoulli(0.5) ? 1 : -1)
      #expect(test.logWealth < log(1e6))
    }
  }
}
