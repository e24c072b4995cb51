import Testing
import Theory

@Suite struct CompressorTheoryTests {
  /// One compressor of every kind, with parameters that make nothing coincide.
  static func all() throws -> [any CompressorTheory] {
    [
      IdentityTheory(), try TopKTheory(3), try RandKTheory(3), try UnbiasedRandKTheory(3), ScaledSignTheory(),
      ScaledSignWithZeroTheory(), NaturalCompressionTheory(),
      try StandardDitheringTheory(levels: 4, normExponent: 2),
      try StandardDitheringTheory(levels: 1, normExponent: 1),
      try StandardDitheringTheory(levels: 2, normExponent: .infinity),
      try StandardDitheringTheory(levels: 2, normExponent: 3),
      UnbiasedRoundingTheory(grid: try RoundingGrid(powersOf: 3)),
      NearestRoundingTheory(grid: try RoundingGrid(levels: [0.5, 1, 3, 4])),
      try ExponentialDitheringTheory(base: 3, levels: 2, normExponent: 2),
      try ExponentialDitheringTheory(base: 2, levels: 4, normExponent: .infinity),
      try TopKExponentialDitheringTheory(
        4, rounding: ExponentialDitheringTheory(base: 2, levels: 4, normExponent: 2), scaling: .none),
      try TopKExponentialDitheringTheory(
        3, rounding: ExponentialDitheringTheory(base: 2, levels: 4, normExponent: .infinity), scaling: .inverseZeta),
    ]
  }

  @Test func sparsifiersKeepTheirShare() throws {
    let constants = try TopKTheory(2).constants(dimension: 8)
    #expect(constants.alpha?.value == 0.25)
    #expect(constants.beta?.value == 1)
    #expect(constants.delta?.value == 4)
    #expect(constants.zeta == nil)
    #expect(constants.contractiveClass?.alpha == 0.25)
    #expect(try constants == RandKTheory(2).constants(dimension: 8))
  }

  @Test func keepingEverythingIsTheIdentity() throws {
    #expect(try TopKTheory(9).constants(dimension: 8).contractiveClass?.alpha == 1)
    #expect(try UnbiasedRandKTheory(8).constants(dimension: 8).unbiasedClass?.omega == 0)
    #expect(try TopKTheory(9).messageBits(dimension: 8, floatBits: 32) == 256)
  }

  @Test func unbiasedRandKContractsUnscaledOnlyAboveHalf() throws {
    #expect(try UnbiasedRandKTheory(4).constants(dimension: 8).delta == nil)
    let delta = try #require(UnbiasedRandKTheory(6).constants(dimension: 8).delta)
    #expect((delta.value - 1.5).magnitude < 1e-14)
  }

  @Test func theConventionForZeroCostsAFactorD() throws {
    #expect(try ScaledSignTheory().constants(dimension: 8).alpha?.value == 1.0 / 8)
    let constants = try ScaledSignWithZeroTheory().constants(dimension: 8)
    #expect(constants.alpha?.value == 1.0 / 64)
    #expect(constants.tightAsSupremum == [.delta])
  }

  @Test func naturalCompressionHasSecondMomentNineEighths() throws {
    let constants = try NaturalCompressionTheory().constants(dimension: 5)
    #expect(constants.unbiasedClass?.omega == 0.125)
    #expect(constants.delta?.value == 8.0 / 7)
    #expect(constants.deltaScaledByInverseZeta?.value == 1.125)
  }

  @Test(arguments: [0, -1]) func refusesParametersBelowOne(_ value: Int) {
    #expect(throws: HypothesisViolation.self) { try TopKTheory(value) }
    #expect(throws: HypothesisViolation.self) { try RandKTheory(value) }
    #expect(throws: HypothesisViolation.self) { try UnbiasedRandKTheory(value) }
    #expect(throws: HypothesisViolation.self) { try StandardDitheringTheory(levels: value, normExponent: 2) }
  }

  @Test func refusesADimensionOfZero() throws {
    for theory in try Self.all() {
      #expect(throws: HypothesisViolation.self) { try theory.constants(dimension: 0) }
    }
  }

  @Test func everyTightConstantShowsAtAnInput() throws {
    for theory in try Self.all() {
      let constants = try theory.constants(dimension: 6)
      for name in constants.tight where name != .deltaScaledByInverseZeta {
        let extremal = try #require(try theory.extremalInput(for: name, dimension: 6), "\(theory) \(name)")
        #expect(extremal.x.count == 6)
        #expect(extremal.attainment == .approached || constants[name]?.sharpness == .attained)
        #expect(try theory.extremalInputs(for: name, dimension: 6).contains(extremal))
      }
    }
  }

  @Test func constantsMakeSenseTogether() throws {
    for theory in try Self.all() {
      for d in [1, 2, 3, 6, 10] {
        let constants = try theory.constants(dimension: d)
        let alpha = try #require(constants.alpha?.value)
        let beta = try #require(constants.beta?.value)
        let gamma = try #require(constants.gamma?.value)
        #expect(alpha <= beta * beta * (1 + 1e-15) && gamma <= beta, "\(theory), d = \(d)")
        #expect(constants.isUnbiased == (constants.zeta != nil), "\(theory), d = \(d)")
        #expect(constants.classB1 != nil && constants.classB2 != nil, "\(theory), d = \(d)")
        if let exact = constants.zetaExact, let zeta = constants.zeta {
          #expect(exact.value <= zeta.value * (1 + 1e-14), "\(theory), d = \(d)")
        }
      }
    }
  }
}
