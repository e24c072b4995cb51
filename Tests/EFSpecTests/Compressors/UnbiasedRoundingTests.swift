import EFSpec
import GSL
import Testing

@Suite struct UnbiasedRoundingTests {
  @Test("The law at 1.5 between powers of 3, by hand")
  func byHand() {
    let law = UnbiasedRounding(to: PowersOfBase(3)).entryLaws(of: [-1.5])[0]
    #expect(law == TwoPointLaw(low: -1, high: -3, probabilityOfHigh: 0.25))
  }

  @Test("Draws follow the law")
  func draws() {
    let x = [0.3, -1.7, 0, 4.1, 2.2, -0.9, 1, .leastNonzeroMagnitude]
    expectDraws(of: UnbiasedRounding(to: PowersOfBase(3)), at: x)
    expectDraws(of: UnbiasedRounding(to: GivenLevels([0.25, 1, 6])), at: x)
    expectDraws(of: UnbiasedRounding(to: MultiplesOfStep(0.5)), at: x)
  }

  @Test("The mean is the input, at ordinary and at extreme magnitudes")
  func unbiased() {
    let x = [1e300, -1e-300, 0x1p-1030, 0, 0.7, -123.4]
    for mean in [
      UnbiasedRounding(to: PowersOfBase(2)).moments(of: x).mean,
      UnbiasedRounding(to: PowersOfBase(3)).moments(of: x).mean,
      UnbiasedRounding(to: MultiplesOfStep(0.3)).moments(of: x).mean,
    ] {
      for (m, entry) in zip(mean, x) { #expect((m - entry).magnitude <= 1e-15 * entry.magnitude) }
    }
  }

  @Test("On the powers of two it has the law of natural compression")
  func natural() {
    let x = [0.3, -1.7, 0, 4.1, 2.2, -0.9, 0x1p-1060 * 1.7, 1e300]
    #expect(UnbiasedRounding(to: PowersOfBase(2)).moments(of: x) == NaturalCompression().moments(of: x))
  }

  @Test("Levels and zeros stay as they are, and zeros lose their sign")
  func fixedPoints() {
    var stream = RandomStream(key: 1, stream: 0)
    let value = UnbiasedRounding(to: PowersOfBase(3)).compress([1, -9, 27, 0, -0.0], using: &stream)
    #expect(value.map(\.bitPattern) == [1, -9, 27, 0, 0.0].map(\.bitPattern))
  }
}
