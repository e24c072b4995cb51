import Testing
import Theory

@Suite struct ScalingTests {
  @Test func scalesTheConstantsWithTheirPowers() throws {
    #expect(try ClassB1(alpha: 0.5, beta: 2).scaled(by: 3) == ClassB1(alpha: 4.5, beta: 6))
    #expect(try ClassB2(gamma: 0.5, beta: 2).scaled(by: 3) == ClassB2(gamma: 1.5, beta: 6))
  }

  @Test func aClassThatIsOneFactorStaysOneUnderRounding() throws {
    // α = β² exactly; for this λ the square of λβ rounds below λ²α.
    for step in 1...100 { _ = try ClassB1(alpha: 9, beta: 3).scaled(by: Double(step) / 7) }
  }

  @Test func theBestFactorGivesTheClassOfTheScaledCompressor() throws {
    let b1 = try ClassB1(alpha: 0.5, beta: 2)
    #expect(try b1.contraction(scaledBy: b1.bestFactor) == b1.scaledByInverseBeta)
    let b2 = try ClassB2(gamma: 0.5, beta: 2)
    #expect(try b2.contraction(scaledBy: b2.bestFactor) == b2.scaledByInverseBeta)
    let unbiased = try UnbiasedClass(zeta: 4)
    #expect(try unbiased.contraction(scaledBy: unbiased.bestFactor) == unbiased.scaledByInverseZeta)
  }

  @Test(arguments: [0.05, 0.2, 0.4, 0.6, 0.9]) func noOtherFactorIsBetter(_ factor: Double) throws {
    let b1 = try ClassB1(alpha: 0.5, beta: 2)
    #expect(try b1.contraction(scaledBy: factor).alpha <= b1.scaledByInverseBeta.alpha)
    let b2 = try ClassB2(gamma: 0.5, beta: 2)
    #expect(try b2.contraction(scaledBy: factor).alpha <= b2.scaledByInverseBeta.alpha)
    let unbiased = try UnbiasedClass(zeta: 2)
    #expect(try unbiased.contraction(scaledBy: factor).alpha <= unbiased.scaledByInverseZeta.alpha)
    let contraction = try ContractiveClass(alpha: 0.75)
    #expect(try contraction.scaled(by: 0.8 + factor / 4).alpha <= contraction.alpha)
  }

  @Test func factorsAtTheEndsAreRefused() throws {
    let (b1, b2) = (try ClassB1(alpha: 1, beta: 2), try ClassB2(gamma: 1, beta: 2))
    let unbiased = try UnbiasedClass(zeta: 2)
    for factor in [0, 1, -0.5, .nan] {
      #expect(throws: HypothesisViolation.self) { try b1.contraction(scaledBy: factor) }
      #expect(throws: HypothesisViolation.self) { try b2.contraction(scaledBy: factor) }
      #expect(throws: HypothesisViolation.self) { try unbiased.contraction(scaledBy: factor) }
    }
    // q = 1/2: the error factor λ/2 + |1 − λ| reaches 1 at λ = 4/3.
    let contraction = try ContractiveClass(alpha: 0.75)
    #expect(throws: HypothesisViolation.self) { try contraction.scaled(by: 1.34) }
    #expect(throws: HypothesisViolation.self) { try contraction.scaled(by: 0) }
    #expect(try contraction.scaled(by: 0.5) == ContractiveClass(error: 0.5625))
  }

  @Test func anUnscaledUnbiasedCompressorIsContractiveBelowTwo() throws {
    #expect(try UnbiasedClass(zeta: 1.5).contraction(scaledBy: 1).delta == 2)
    #expect(throws: HypothesisViolation.self) { try UnbiasedClass(zeta: 2).contraction(scaledBy: 1) }
  }
}
