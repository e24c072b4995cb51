import Testing
import Theory

@Suite struct PerBlockTopKTheoryTests {
  @Test func theLongestBlockDecides() throws {
    let theory = try PerBlockTopKTheory(1, blockLength: 3)
    #expect(try theory.constants(dimension: 7).delta?.value == 3)
    #expect(try theory.constants(dimension: 2).delta?.value == 2)
    #expect(try theory.extremalInput(for: .delta, dimension: 5)?.x == [1, 1, 1, 0, 0])
  }

  @Test func oneBlockIsTopK() throws {
    let theory = try PerBlockTopKTheory(2, blockLength: 6)
    #expect(try theory.constants(dimension: 6) == TopKTheory(2).constants(dimension: 6))
    #expect(
      try theory.messageBits(dimension: 6, floatBits: 32) == TopKTheory(2).messageBits(dimension: 6, floatBits: 32))
  }

  @Test func everyBlockPaysForItsOwnSet() throws {
    #expect(try PerBlockTopKTheory(1, blockLength: 2).messageBits(dimension: 100, floatBits: 32) == 1650)
    // Blocks of 3, 3 and 1: two bits, two bits and none.
    #expect(try PerBlockTopKTheory(1, blockLength: 3).messageBits(dimension: 7, floatBits: 32) == 100)
  }
}
