import Foundation
import Testing
import Theory

@Suite struct ExponentialDitheringTheoryTests {
  private func constants(_ b: Double, _ s: Int, _ p: Double, _ d: Int) throws -> CompressorConstants {
    try ExponentialDitheringTheory(base: b, levels: s, normExponent: p).constants(dimension: d)
  }

  /// z₀ = 9/8 and T = 10/8: T < 9/4, so ζ = 9/8 + T²/(9/2) = 1.125 + 0.3472….
  @Test func closedFormByHand() throws {
    let zeta = try #require(constants(2, 4, 2, 100).zeta)
    #expect(zeta == .bound(1.125 + 1.5625 / 4.5))
    #expect(try constants(2, 2, 2, 100).zeta == .attained(5))
  }

  /// The digits of examples that were searched for independently.
  @Test func exactSuprema() throws {
    #expect(try (#require(constants(2, 4, 2, 100).zetaExact).value - 1.461476).magnitude < 1e-6)
    #expect(try (#require(constants(2, 4, .infinity, 100).zetaExact).value - 1.297947).magnitude < 1e-6)
    #expect(try (#require(constants(2, 8, .infinity, 100).zetaExact).value - 1.122229).magnitude < 1e-6)
    #expect(try constants(2, 8, 2, 100).zetaExact == nil)
  }

  @Test func oneLevelIsStandardDithering() throws {
    for d in [1, 4, 9] {
      for p in [2, .infinity] {
        let standard = try StandardDitheringTheory(levels: 1, normExponent: p).constants(dimension: d)
        #expect(try constants(3, 1, p, d).zetaExact == standard.zetaExact, "d = \(d), p = \(p)")
      }
    }
  }

  /// The least levels of base 2 with s and of the standard grid with 2ˢ⁻¹ levels agree.
  @Test func equalLeastLevelsCostTheSameInTheMaximumNorm() throws {
    let standard = try StandardDitheringTheory(levels: 8, normExponent: .infinity).constants(dimension: 100)
    #expect(try constants(2, 4, .infinity, 100).zeta == standard.zeta)
  }

  @Test func theClosedFormNeverExceedsTheUsualBound() throws {
    for p in [1, 1.5, 2, 3, .infinity] {
      for s in 1...9 {
        let constants = try constants(1.7, s, p, 9)
        let zeta = try #require(constants.zeta).value
        #expect(try zeta <= #require(constants.zetaClassicBound).value * (1 + 1e-14), "p = \(p), s = \(s)")
      }
    }
  }

  /// In the plane every direction can be tried. A grid of spacing 1.6·10⁻⁵ misses a maximum, at worst a kink of slope
  /// 1, by less than 10⁻⁸ where it is smooth and by less than 2·10⁻⁵ anywhere.
  @Test(arguments: [(2.0, 2), (2, 3), (3, 2), (1.3, 4)]) func theSupremumInThePlaneIsExact(_ b: Double, _ s: Int) throws
  {
    let levels = [0] + (0..<s).map { pow(b, Double($0 + 1 - s)) }
    func h(_ u: Double) -> Double {
      let above = levels.firstIndex { u <= $0 } ?? s
      let (low, high) = above == 0 ? (0, levels[1]) : (levels[above - 1], levels[above])
      return (low + high) * u - low * high
    }
    for p in [2, Double.infinity] {
      let exact = try #require(constants(b, s, p, 2).zetaExact).value
      let searched =
        (0...100_000).map { step in
          let angle = Double(step) / 100_000 * .pi / 2
          let length = p == 2 ? 1 : max(cos(angle), sin(angle))
          return length * length * (h(min(1, cos(angle) / length)) + h(min(1, sin(angle) / length)))
        }.max() ?? 0
      #expect(searched <= exact + 1e-13 && exact <= searched + 1e-8, "p = \(p)")
    }
  }

  @Test func refusesWhatIsNoDithering() {
    for (b, s, p) in [(1.0, 2, 2.0), (.nan, 2, 2), (2, 0, 2), (2, 2, 0.5), (2, 2, .nan), (2, 2000, 2)] {
      #expect(throws: HypothesisViolation.self) { try ExponentialDitheringTheory(base: b, levels: s, normExponent: p) }
    }
  }
}
