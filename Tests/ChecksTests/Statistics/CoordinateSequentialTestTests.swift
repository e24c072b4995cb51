import Foundation
import GSL
import Testing

@testable import Checks

@Suite struct CoordinateSequentialTestTests {
  /// Errors of mean 0 and of square 1 on average: √3 with probability 1/4, else −1/√3.
  @Test func theExpectedWealthOnTheBoundaryIsOne() {
    let law = [(3.0.squareRoot(), 0.25), (-1 / 3.0.squareRoot(), 0.75)]
    var total = 0.0
    for first in law {
      for second in law {
        for third in law {
          var test = CoordinateSequentialTest(slack: .none)
          for z in [first.0, second.0, third.0] { test.feed(z) }
          total += first.1 * second.1 * third.1 * exp(test.logWealth)
        }
      }
    }
    #expect((total - 1).magnitude < 1e-12)
  }

  /// A Bernoulli mask of probability 1/4 and scale 4 at an input of both signs; with `factor` less a bias.
  private func logWealth(scale: Double, calls: Int, key: UInt64) -> Double {
    let d = 1000
    let x = (0..<d).map { $0 % 2 == 0 ? 1.0 + Double($0) : -2.0 }
    let variances = x.map { 3 * $0 * $0 }
    var stream = RandomStream(key: key, stream: 0)
    var test = CoordinateSequentialTest()
    for _ in 0..<calls {
      let errors = x.map { (stream.bernoulli(0.25) ? scale * $0 : 0) - $0 }
      test.feed(errors: errors.span, of: x.span, variances: variances.span)
    }
    return test.logWealth
  }

  @Test func aSmallBiasOfEveryCoordinateIsFoundInFewCalls() {
    #expect(logWealth(scale: 3.8, calls: 70, key: 21) > log(1e6))
  }

  /// False-alarm probability 10⁻⁶ (Ville).
  @Test func independentUnbiasedCoordinatesAreLeftAlone() {
    #expect(logWealth(scale: 4, calls: 40, key: 22) < log(1e6))
  }

  @Test func anErrorWhereNoneIsPromisedRefutes() {
    var test = CoordinateSequentialTest()
    let zeros = [0.0, 0]
    test.feed(errors: [0.0, 1e-9].span, of: [1.0, 1].span, variances: zeros.span, tolerance: 1e-8)
    #expect(test.logWealth == 0 && test.count == 0)
    test.feed(errors: [0.0, 1e-3].span, of: [1.0, 1].span, variances: zeros.span, tolerance: 1e-8)
    #expect(test.logWealth == .infinity && test.brokenCoordinate == 1)
  }
}
