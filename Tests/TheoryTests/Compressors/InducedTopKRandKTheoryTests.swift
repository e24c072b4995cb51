import Testing
import Theory

@Suite struct InducedTopKRandKTheoryTests {
  @Test func theCorrectionPaysForTheRestOnly() throws {
    // d/k₂ − (d/k₂ − 1) k₁/d = 10/3 − (7/3)/10.
    let zeta = try #require(InducedTopKRandKTheory(topK: 1, randK: 3).constants(dimension: 10).zeta)
    #expect((zeta.value - 3.1).magnitude < 1e-15 * 4)
    #expect(try InducedTopKRandKTheory(topK: 9, randK: 1).constants(dimension: 4).zeta?.value == 1)
    #expect(try InducedTopKRandKTheory(topK: 1, randK: 9).constants(dimension: 4).zeta?.value == 1)
  }

  @Test(arguments: [(0, 1), (1, 0)]) func refusesParametersBelowOne(_ topK: Int, _ randK: Int) {
    #expect(throws: HypothesisViolation.self) { try InducedTopKRandKTheory(topK: topK, randK: randK) }
  }
}
