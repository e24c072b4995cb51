import Testing
import Theory

@Suite struct BlockTheoryTests {
  @Test func blocksCountNotEntries() throws {
    // 7 entries make blocks of 3, 3 and 1.
    #expect(try BlockRandKTheory(1, blockLength: 3).constants(dimension: 7).delta?.value == 3)
    #expect(try BlockTopKTheory(2, blockLength: 3).constants(dimension: 7).delta?.value == 1.5)
    #expect(
      try BlockTopKTheory(2, blockLength: 3).extremalInput(for: .delta, dimension: 7)?.x == [1, 0, 0, 1, 0, 0, 1])
    #expect(try BlockTopKTheory(9, blockLength: 3).constants(dimension: 7).delta?.value == 1)
  }

  @Test func blocksOfOneEntryAreThePlainSparsifiers() throws {
    #expect(try BlockRandKTheory(2, blockLength: 1).constants(dimension: 6) == RandKTheory(2).constants(dimension: 6))
    #expect(try BlockTopKTheory(2, blockLength: 1).constants(dimension: 6) == TopKTheory(2).constants(dimension: 6))
    #expect(
      try BlockTopKTheory(2, blockLength: 1).messageBits(dimension: 6, floatBits: 32)
        == TopKTheory(2).messageBits(dimension: 6, floatBits: 32))
  }

  @Test func messagesOfBlocks() throws {
    #expect(try BlockTopKTheory(1, blockLength: 2).messageBits(dimension: 100, floatBits: 32) == 70)
    // All three blocks: seven entries, and nothing to say about the set.
    #expect(try BlockRandKTheory(3, blockLength: 3).messageBits(dimension: 7, floatBits: 32) == 224)
  }

  @Test(arguments: [(0, 1), (1, 0)]) func refusesParametersBelowOne(_ k: Int, _ length: Int) {
    #expect(throws: HypothesisViolation.self) { try BlockRandKTheory(k, blockLength: length) }
    #expect(throws: HypothesisViolation.self) { try BlockTopKTheory(k, blockLength: length) }
  }
}
