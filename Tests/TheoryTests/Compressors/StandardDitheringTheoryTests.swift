import Foundation
import Testing
import Theory

@Suite struct StandardDitheringTheoryTests {
  private func zeta(_ levels: Int, _ p: Double, _ d: Int) throws -> ClassConstant {
    try #require(StandardDitheringTheory(levels: levels, normExponent: p).constants(dimension: d).zeta)
  }

  @Test func fewLevelsCostTheSquareRootOfD() throws {
    #expect(try zeta(4, 2, 100) == .attained(2.5))
    #expect(try zeta(1, 2, 100) == .attained(10))
  }

  @Test func manyLevelsLeaveAQuadraticRemainder() throws {
    #expect(try zeta(8, 2, 100) == .bound(1 + 100.0 / 256))
  }

  @Test func oneLevelOfTheMaximumNormIsTernGrad() throws {
    #expect(try zeta(1, .infinity, 16) == .attained(2.5))
  }

  @Test func oneDimensionNeedsNoRounding() throws {
    #expect(try zeta(3, .infinity, 1).value == 1)
    let constants = try StandardDitheringTheory(levels: 1, normExponent: 2).constants(dimension: 1)
    #expect(constants.zetaExact?.value == 1)
  }

  @Test func moreLevelsNeverCostMore() throws {
    for p in [1, 1.5, 2, 4, .infinity] {
      let values = try (1...20).map { try zeta($0, p, 12).value }
      #expect(zip(values, values.dropFirst()).allSatisfy { $0 >= $1 }, "p = \(p)")
      #expect(values.allSatisfy { $0 >= 1 })
    }
  }

  @Test func theClosedFormNeverExceedsTheClassicalBound() throws {
    for p in [1, 2, 3, .infinity] {
      for levels in 1...9 {
        let constants = try StandardDitheringTheory(levels: levels, normExponent: p).constants(dimension: 9)
        let zeta = try #require(constants.zeta).value
        let classic = try #require(constants.zetaClassicBound).value
        #expect(zeta <= classic * (1 + 1e-14), "p = \(p), s = \(levels)")
      }
    }
  }

  /// For d = 2, s = 2 every point of the circle can be tried: `h` is piecewise linear in `u`.
  @Test func enumerationFindsTheMaximumOnTheCircle() throws {
    let theory = try StandardDitheringTheory(levels: 2, normExponent: 2)
    let exact = try #require(theory.constants(dimension: 2).zetaExact).value
    func h(_ u: Double) -> Double { u <= 0.5 ? u / 2 : 1.5 * u - 0.5 }
    let searched =
      (0...100_000).map { step in
        let angle = Double(step) / 100_000 * .pi / 2
        return h(cos(angle)) + h(sin(angle))
      }.max() ?? 0
    // A grid of spacing 1.6e-5 misses a smooth maximum by at most about 1e-9.
    #expect(searched <= exact + 1e-14 && exact <= searched + 1e-8)
    let x = try #require(try theory.extremalInput(for: .zetaExact, dimension: 2)).x
    #expect((x.reduce(0) { $0 + h($1) } - exact).magnitude < 1e-14)
  }

  @Test(arguments: [Double(1).nextDown, 0, -.infinity, .nan]) func refusesExponentsBelowOne(_ p: Double) {
    #expect(throws: HypothesisViolation.self) { try StandardDitheringTheory(levels: 2, normExponent: p) }
  }
}
