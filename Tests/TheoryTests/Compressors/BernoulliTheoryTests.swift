import Testing
import Theory

@Suite struct BernoulliTheoryTests {
  @Test func theProbabilityIsWhatIsKept() throws {
    #expect(try BernoulliTheory(probability: 0.25).constants(dimension: 7).delta?.value == 4)
    #expect(try BernoulliTheory(probability: 1).constants(dimension: 7).delta?.value == 1)
  }

  @Test(arguments: [0, -1, 1.5, .nan]) func onlyAProbabilityIsTaken(_ p: Double) {
    #expect(throws: HypothesisViolation.self) { try BernoulliTheory(probability: p) }
  }
}
