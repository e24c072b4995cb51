import Testing

@testable import Theory

@Suite struct MessageBitsTests {
  @Test func anIndexSetCostsTheLogarithmRoundedUp() {
    #expect(indexSetBits(1, of: 4) == 2)
    #expect(indexSetBits(1, of: 5) == 3)
    #expect(indexSetBits(2, of: 4) == 3)  // 6 sets
    #expect(indexSetBits(0, of: 4) == 0)
    #expect(indexSetBits(4, of: 4) == 0)
    #expect(indexSetBits(3, of: 100) == 18)  // 161700 sets
  }

  /// binom(100, 50) = 100891344545564193334812497256 lies between 2⁹⁶ and 2⁹⁷.
  @Test func largeBinomialsAreExact() { #expect(indexSetBits(50, of: 100) == 97) }

  /// binom(2^m, 1) is a power of two: a logarithm in floating point must not lift it.
  @Test(arguments: 0...40) func powersOfTwoAreNotRoundedUp(_ m: Int) {
    #expect(indexSetBits(1, of: 1 << m) == m)
    #expect(fieldBits(1 << m) == m)
  }

  @Test func aSetAndItsComplementCostTheSame() {
    for k in 0...40 { #expect(indexSetBits(k, of: 40) == indexSetBits(40 - k, of: 40)) }
  }

  @Test func messagesAddUp() throws {
    #expect(IdentityTheory().messageBits(dimension: 8, floatBits: 32) == 256)
    #expect(try RandKTheory(2).messageBits(dimension: 4, floatBits: 32) == 67)
    #expect(ScaledSignTheory().messageBits(dimension: 8, floatBits: 32) == 40)
    #expect(ScaledSignWithZeroTheory().messageBits(dimension: 8, floatBits: 32) == nil)
    #expect(NaturalCompressionTheory().messageBits(dimension: 8, floatBits: 32) == 72)
    #expect(try StandardDitheringTheory(levels: 4, normExponent: 2).messageBits(dimension: 8, floatBits: 32) == 64)
  }
}
