import EFSpec
import GSL
import Testing

@Suite struct ExponentialDitheringTests {
  @Test("The law at (3, −4) in the Euclidean norm, by hand: u = 0.6 and 0.8 between ½ and 1")
  func byHand() {
    let laws = ExponentialDithering(base: 2, levels: 3, norm: .two).entryLaws(of: [3, -4])
    #expect(laws[0].low == 2.5 && laws[0].high == 5 && (laws[0].probabilityOfHigh - 0.2).magnitude < 1e-15)
    #expect(laws[1].low == -2.5 && laws[1].high == -5 && (laws[1].probabilityOfHigh - 0.6).magnitude < 1e-15)
  }

  @Test("Below the least level the other neighbour is 0")
  func lowestCell() {
    let laws = ExponentialDithering(base: 2, levels: 3, norm: .infinity).entryLaws(of: [8, 1])
    #expect(laws[0].low == 8 && laws[0].probabilityOfHigh == 0)
    #expect(laws[1] == TwoPointLaw(low: 0, high: 2, probabilityOfHigh: 0.5))
  }

  @Test("Draws follow the law", arguments: [Norm.one, .finite(1.5), .two, .finite(7), .infinity])
  func draws(_ norm: Norm) {
    expectDraws(
      of: ExponentialDithering(base: 3, levels: 3, norm: norm), at: [0.3, -1.7, 0, 4.1, 2.2, -0.9, 0.01])
    expectDraws(of: StandardDithering(levels: 4, norm: norm), at: [0.3, -1.7, 0, 4.1, 2.2, -0.9, 0.01])
  }

  @Test("With one level it is standard dithering with one level")
  func oneLevel() {
    let x = [0.3, -1.7, 0, 4.1]
    let standard = StandardDithering(levels: 1, norm: .two).moments(of: x)
    let exponential = ExponentialDithering(base: 3, levels: 1, norm: .two).moments(of: x)
    #expect(relativeDistance(exponential.mean, standard.mean) < 1e-15)
    #expect((exponential.squaredNorm - standard.squaredNorm).magnitude < 1e-14 * standard.squaredNorm)
  }

  @Test("Zero stays zero, and so do the dice of no other entry")
  func zero() {
    var stream = RandomStream(key: 1, stream: 0)
    for norm in [Norm.one, .two, .infinity] {
      let dithering = ExponentialDithering(base: 2, levels: 4, norm: norm)
      #expect(dithering.compress([0, -0.0, 0], using: &stream).map(\.bitPattern) == [0, 0, 0])
      #expect(dithering.compress([-7], using: &stream) == [-7])
    }
  }

  /// The squares of such entries are not numbers of Double.
  @Test("Norms neither overflow nor underflow", arguments: [0x1p-1060, 1e-300, 1e300])
  func extremes(_ size: Double) {
    let x = [size, -size, 0.5 * size, 0]
    for norm in [Norm.one, .two, .finite(3), .infinity] {
      let mean = ExponentialDithering(base: 2, levels: 4, norm: norm).moments(of: x).mean
      for (m, entry) in zip(mean, x) { #expect((m - entry).magnitude <= max(1e-14 * size, 2 * .leastNonzeroMagnitude)) }
      var stream = RandomStream(key: 2, stream: 0)
      let value = ExponentialDithering(base: 3, levels: 4, norm: norm).compress(x, using: &stream)
      #expect(value.allSatisfy { $0.isFinite })
    }
  }

  @Test("Too many levels for Double are recognised")
  func resolution() {
    #expect(ExponentialDithering.isResolvable(levels: 1000, base: 2))
    #expect(!ExponentialDithering.isResolvable(levels: 1100, base: 2))
    #expect(!ExponentialDithering.isResolvable(levels: 0, base: 2))
  }
}
