import Testing
import Theory

@Suite struct HardThresholdTheoryTests {
  @Test func theErrorIsBoundedButNotRelatively() throws {
    let constants = try HardThresholdTheory(threshold: 0.5).constants(dimension: 4)
    #expect(constants.absoluteError == .supremum(1) && constants.absoluteClass != nil)
    #expect(constants.delta == nil && constants.alpha == nil && constants.gamma == nil)
    #expect(constants.contractiveClass == nil && constants.classB1 == nil && constants.classB2 == nil)
  }

  @Test(arguments: [0, -1, .nan, .infinity]) func onlyAPositiveThresholdIsTaken(_ w: Double) {
    #expect(throws: HypothesisViolation.self) { try HardThresholdTheory(threshold: w) }
  }
}
