import Testing
import Theory

@Suite struct LowRankTheoryTests {
  @Test func theRankOverTheShorterSideIsKept() throws {
    let theory = try LowRankTheory(rank: 2, rows: 4, columns: 6)
    #expect(try theory.constants(dimension: 24).delta?.value == 2)
    #expect(theory.messageBits(dimension: 24, floatBits: 32) == 640)
    #expect(try LowRankTheory(rank: 9, rows: 4, columns: 6).constants(dimension: 24).delta?.value == 1)
    #expect(
      try LowRankTheory(rank: 1, rows: 2, columns: 3).extremalInput(for: .delta, dimension: 6)?.x == [1, 0, 0, 0, 1, 0])
  }

  @Test func aFreshStartHasTheSameConstants() throws {
    let theory = try PowerSGDTheory(rank: 2, rows: 4, columns: 6)
    #expect(try theory.constants(dimension: 24).delta == .attained(2))
    #expect(theory.messageBits(dimension: 24, floatBits: 32) == 640)
    #expect(!theory.structuralLaws(dimension: 24).contains(.idempotent))
  }

  @Test func onlyTheDimensionOfTheMatrixIsTaken() throws {
    #expect(throws: HypothesisViolation.self) {
      try LowRankTheory(rank: 1, rows: 2, columns: 3).constants(dimension: 5)
    }
    #expect(throws: HypothesisViolation.self) { try LowRankTheory(rank: 0, rows: 2, columns: 3) }
    #expect(throws: HypothesisViolation.self) { try PowerSGDTheory(rank: 1, rows: 0, columns: 3) }
  }
}
