import Foundation
import Testing
import Theory

@Suite struct IterateWeightsTests {
  /// `w_k/W_k` against the sums themselves.
  @Test func sharesAreThoseOfTheWeights() {
    let rate = 0.125
    var total = 0.0
    for k in 0..<20 {
      let weight = pow(1 - rate, -Double(k + 1))
      total += weight
      #expect((IterateWeights.geometric(rate: rate).share(of: k) * total / weight - 1).magnitude < 1e-14)
    }
    #expect(IterateWeights.linear(offset: 4).share(of: 0) == 1)
    #expect(IterateWeights.linear(offset: 4).share(of: 2) == 6.0 / 15)
    #expect(IterateWeights.geometric(rate: rate).share(of: 1_000_000) == rate)
  }
}
