import EFSpec
import GSL
import Testing

@Suite struct AdaptiveRandomTests {
  @Test("Outcomes by hand: zeros are never drawn")
  func byHand() {
    let outcomes = AdaptiveRandom().outcomes(of: [3, 0, -1])
    #expect(outcomes.map(\.probability) == [0.75, 0.25])
    #expect(outcomes.map(\.value) == [[3, 0, 0], [0, 0, -1]])
  }

  @Test("Draws follow the stated law")
  func law() {
    expectLaw(AdaptiveRandom(), at: [3, -1, 0, 0.5, -2])
    expectLaw(AdaptiveRandom(), at: [1, 1])
  }

  @Test("Zero stays zero, one entry is kept whole, sums neither overflow nor underflow")
  func edges() {
    #expect(draw(AdaptiveRandom(), [0, 0]) == [0, 0])
    #expect(draw(AdaptiveRandom(), [-7]) == [-7])
    for size in [Double.greatestFiniteMagnitude, .leastNonzeroMagnitude] {
      #expect(AdaptiveRandom().outcomes(of: [size, -size, size, size]).map(\.probability) == [0.25, 0.25, 0.25, 0.25])
    }
  }
}
