import Testing
import Theory

@Suite struct AdaptiveRandomTheoryTests {
  @Test func oneOfDEntriesIsKeptAtWorst() throws {
    let constants = try AdaptiveRandomTheory(.one).constants(dimension: 8)
    #expect(constants.alpha?.value == 0.125 && constants.delta?.value == 8)
    #expect(try constants == AdaptiveRandomTheory(.independent).constants(dimension: 8))
    #expect(try AdaptiveRandomTheory(.one).extremalInput(for: .delta, dimension: 3)?.x == [1, -1, 1])
  }

  @Test func oneDrawHasAFixedLength() {
    #expect(AdaptiveRandomTheory(.one).messageBits(dimension: 100, floatBits: 32) == 39)
    #expect(AdaptiveRandomTheory(.independent).messageBits(dimension: 100, floatBits: 32) == nil)
  }
}
