import EFSpec
import GSL
import Testing

@Suite struct HardThresholdTests {
  @Test("Entries at the threshold are kept, those below are lost")
  func byHand() {
    #expect(draw(HardThreshold(threshold: 1), [1, -1, 0.999, -3, 0]) == [1, -1, 0, -3, 0])
    #expect(draw(HardThreshold(threshold: 1), [0.5]) == [0])
  }

  @Test("Twice is once")
  func idempotent() {
    let once = draw(HardThreshold(threshold: 0.7), [1, -0.6, 0.7, 2])
    #expect(draw(HardThreshold(threshold: 0.7), once) == once)
  }
}
