import Testing

@testable import Theory

@Suite struct ConversionTests {
  @Test func everyRuleIsUsedOnce() throws {
    let classes: [CompressorClass] = [
      .b1(try ClassB1(alpha: 0.5, beta: 1)), .b2(try ClassB2(gamma: 0.5, beta: 1)),
      .contractive(try ContractiveClass(delta: 2)), .unbiased(try UnbiasedClass(zeta: 1.5)),
      .absolute(try AbsoluteClass(errorBound: 1)),
    ]
    #expect(classes.flatMap(\.conversions).map(\.rule) == ConversionRule.allCases)
  }

  @Test func aRuleWhoseHypothesisFailsGivesNothing() throws {
    let rules = CompressorClass.unbiased(try UnbiasedClass(zeta: 2)).conversions.map(\.rule)
    #expect(rules == [.unbiasedToB1, .unbiasedToB2, .unbiasedScaledToContractive])
  }

  @Test func classesAreNamedWithTheirConstants() throws {
    let known = CompressorClass.b2(try ClassB2(gamma: 0.5, beta: 2))
    #expect(known.name == "B2" && known.constants.map(\.name) == ["gamma", "beta"])
    #expect(known.constants.map(\.value) == [0.5, 2])
  }

  /// Rounding to the nearest power of `b = 3`: `C(x) = rx` with `r` between `2/(b + 1)` and `2b/(b + 1)`.
  /// `β²/α = b²`, `β/γ = b`, and `δ = (b + 1)²/(4b)` as it is.
  @Test func theOwnContractionIsTheBestCertificateOfRounding() throws {
    let points = [PlanarPoint.multiple(0.5), .multiple(1.5)]
    let best = PlanarConstants(of: points)
    let constants = CompressorConstants(
      alpha: best.alpha.map { .attained($0) }, beta: best.beta.map { .attained($0) },
      gamma: best.gamma.map { .attained($0) }, delta: best.delta.map { .attained($0) })
    let certificates = constants.contractionCertificates
    #expect(certificates.map(\.origin) == [.ownContraction, .classB2, .classB1])
    #expect(certificates.map(\.contraction.delta).elementsEqual([4.0 / 3, 3, 9]) { ($0 - $1).magnitude < 1e-14 })
    #expect(PlanarScaling(of: points)?.factor == 1)
  }

  @Test func unbiasedCompressorsAreBestScaled() throws {
    let constants = try UnbiasedRandKTheory(2).constants(dimension: 8)
    let best = try #require(constants.contractionCertificates.first)
    #expect(best.origin == .unbiased && best.factor == 0.25 && best.contraction.delta == 4)
    #expect(constants.contractiveClass == nil)
  }
}
