import Testing
import Theory

@Suite struct TopKExponentialDitheringTheoryTests {
  private func constants(
    _ k: Int, p: Double = 2, scaling: TopKExponentialDitheringTheory.Scaling, d: Int
  ) throws -> CompressorConstants {
    let rounding = try ExponentialDitheringTheory(base: 2, levels: 3, normExponent: p)
    return try TopKExponentialDitheringTheory(k, rounding: rounding, scaling: scaling).constants(dimension: d)
  }

  /// z₀ = 9/8, T = ¼: ζ = 9/8 + (1/16)/(9/2) unscaled, and ζ = 9/8 + 1/16 in the factor.
  @Test func theTwoScalesUseDifferentZetas() throws {
    let zeta = 1.125 + 0.0625 / 4.5
    let plain = try constants(1, scaling: .none, d: 4)
    #expect(plain.zetaOfQuantiser == .bound(zeta) && plain.beta == .bound(zeta))
    #expect(plain.delta == .bound(1 / (0.25 * (2 - zeta))) && plain.deltaScaledByInverseZeta == .bound(4 * zeta))
    let scaled = try constants(1, scaling: .inverseZeta, d: 4)
    #expect(scaled.beta == .bound(1) && scaled.delta == .bound(4 * 1.1875))
    #expect(scaled.gamma == .attained(0.25 / 1.1875))
  }

  /// √4 = 2 is the inverse of a level, √3 is not, and 16 needs one level more than there are.
  @Test func alphaIsTightWhereFlatVectorsAreLevels() throws {
    #expect(try constants(4, scaling: .none, d: 9).alpha == .attained(4.0 / 9))
    #expect(try constants(3, scaling: .none, d: 9).alpha == .bound(3.0 / 9))
    #expect(try constants(16, scaling: .none, d: 32).alpha == .attained(0.5))
    #expect(try constants(64, scaling: .none, d: 128).alpha == .bound(0.5))
    #expect(try constants(3, p: .infinity, scaling: .none, d: 9).alpha?.isTight == true)
  }

  @Test func beyondTheDimensionEveryEntryIsKept() throws {
    #expect(try constants(9, scaling: .none, d: 4) == constants(4, scaling: .none, d: 4))
  }
}
