import EFSpec
import GSL
import Testing

@Suite struct TopKExponentialDitheringTests {
  private func compressor(_ k: Int, _ scaling: TopKExponentialDithering.Scaling) -> TopKExponentialDithering {
    TopKExponentialDithering(k, rounding: ExponentialDithering(base: 2, levels: 3, norm: .two), scaling: scaling)
  }

  @Test("The norm is that of the kept entries: (3, 1, −4) at k = 2 has 5")
  func byHand() {
    let laws = compressor(2, .none).entryLaws(of: [3, 1, -4])
    #expect(laws[0].low == 2.5 && laws[0].high == 5 && laws[1].high * laws[1].probabilityOfHigh == 0)
    #expect(laws[2].low == -2.5 && laws[2].high == -5)
  }

  /// z₀ = 9/8, T = √2/4, ζ = 9/8 + T² = 1.25.
  @Test("The factor is 1/ζ at dimension k")
  func factor() {
    let x: [Double] = [3, 1, -4]
    let plain = compressor(2, .none).moments(of: x)
    let scaled = compressor(2, .inverseZeta).moments(of: x)
    #expect((scaled.inner - plain.inner / 1.25).magnitude < 1e-14)
    #expect((scaled.squaredNorm - plain.squaredNorm / 1.5625).magnitude < 1e-14)
  }

  @Test("At k ≥ d it is exponential dithering")
  func everything() {
    let x: [Double] = [3, 1, -4]
    #expect(
      compressor(9, .none).moments(of: x) == ExponentialDithering(base: 2, levels: 3, norm: .two).moments(of: x))
  }

  @Test("At k = 1 it is Top-1")
  func one() {
    var stream = RandomStream(key: 1, stream: 0)
    #expect(compressor(1, .none).compress([3, 1, -4], using: &stream) == [0, 0, -4])
  }

  @Test("Draws follow the law")
  func draws() {
    let x = [0.3, -1.7, 0, 4.1, 2.2, -0.9]
    expectDraws(of: compressor(3, .none), at: x)
    expectDraws(of: compressor(3, .inverseZeta), at: x)
  }
}
