import Testing
import Theory

@Suite struct UnbiasedDistributedDescentTests {
  private func theorem(stepSize: Double) throws -> UnbiasedDistributedDescent {
    try UnbiasedDistributedDescent(
      smoothness: 1, strongConvexity: 0.5, compressor: UnbiasedClass(omega: 3), workerCount: 2, heterogeneity: 4,
      stepSize: stepSize, initialSquaredDistance: 1)
  }

  /// `1/(2L(1 + 2ω/n)) = 1/8`; the floor is `2γωD/(nμ) = 2·3·4/(8·2·½) = 3`.
  @Test func handValues() throws {
    let value = try theorem(stepSize: 0.125)
    #expect(value.contractionFactor == 1 - 1.0 / 16)
    #expect(value.floor == 3)
    #expect(value.bound(afterRounds: 0) == 4)
    #expect(value.bound(afterRounds: 1) == 3 + 15.0 / 16)
  }

  @Test func longerStepsAreRefused() {
    #expect(throws: HypothesisViolation.self) { try theorem(stepSize: 0.1251) }
    #expect(throws: HypothesisViolation.self) { try theorem(stepSize: 0) }
  }
}
