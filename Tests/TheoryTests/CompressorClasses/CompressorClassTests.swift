import Testing
import Theory

@Suite struct CompressorClassTests {
  @Test(arguments: [0, -0.1, Double(1).nextUp, .nan, .infinity])
  func refusesAContractionOutsideZeroToOne(_ alpha: Double) {
    #expect(throws: HypothesisViolation.self) { try ContractiveClass(alpha: alpha) }
  }

  @Test(arguments: [Double(1).nextDown, 0, -1, .nan, .infinity]) func refusesADeltaBelowOne(_ delta: Double) {
    #expect(throws: HypothesisViolation.self) { try ContractiveClass(delta: delta) }
  }

  @Test(arguments: [-Double.ulpOfOne, 1, .nan]) func refusesAnErrorOutsideZeroToOne(_ error: Double) {
    #expect(throws: HypothesisViolation.self) { try ContractiveClass(error: error) }
  }

  @Test func theParametersOfAContractionAgree() throws {
    let contraction = try ContractiveClass(delta: 8)
    #expect(contraction.alpha == 0.125)
    #expect(contraction.error == 0.875)
    #expect(try ContractiveClass(error: 0.875) == contraction)
    #expect(try ContractiveClass(alpha: 0.125).delta == 8)
  }

  @Test(arguments: [-Double.ulpOfOne, .nan, .infinity]) func refusesANegativeVariance(_ omega: Double) {
    #expect(throws: HypothesisViolation.self) { try UnbiasedClass(omega: omega) }
  }

  @Test(arguments: [Double(1).nextDown, .nan, .infinity]) func refusesASecondMomentBelowOne(_ zeta: Double) {
    #expect(throws: HypothesisViolation.self) { try UnbiasedClass(zeta: zeta) }
  }

  @Test func variancePlusOneIsTheSecondMoment() throws {
    let unbiased = try UnbiasedClass(zeta: 4)
    #expect(unbiased.omega == 3)
    #expect(try unbiased.scaledByInverseZeta.alpha == 0.25)
    #expect(try unbiased.classB2 == ClassB2(gamma: 1, beta: 4))
  }

  @Test func refusesAlphaAboveTheSquareOfBeta() throws {
    _ = try ClassB1(alpha: 4, beta: 2)
    #expect(throws: HypothesisViolation.self) { try ClassB1(alpha: 4.0.nextUp, beta: 2) }
    #expect(throws: HypothesisViolation.self) { try ClassB1(alpha: 0, beta: 2) }
    #expect(throws: HypothesisViolation.self) { try ClassB1(alpha: 1, beta: .nan) }
    #expect(throws: HypothesisViolation.self) { try ClassB1(alpha: .nan, beta: 1) }
  }

  @Test func refusesGammaAboveBeta() throws {
    _ = try ClassB2(gamma: 2, beta: 2)
    #expect(throws: HypothesisViolation.self) { try ClassB2(gamma: 2.0.nextUp, beta: 2) }
    #expect(throws: HypothesisViolation.self) { try ClassB2(gamma: 0, beta: 2) }
    #expect(throws: HypothesisViolation.self) { try ClassB2(gamma: .nan, beta: 2) }
  }

  @Test func theClassesConvertIntoEachOther() throws {
    let b1 = try ClassB1(alpha: 0.5, beta: 2)
    #expect(try b1.classB2 == ClassB2(gamma: 0.25, beta: 2))
    #expect(try b1.scaledByInverseBeta.alpha == 0.125)
    let b2 = try ClassB2(gamma: 0.25, beta: 2)
    #expect(try b2.classB1 == ClassB1(alpha: 0.0625, beta: 2))
    #expect(try b2.scaledByInverseBeta.alpha == 0.125)
  }

  @Test(arguments: [-Double.ulpOfOne, .nan, .infinity]) func refusesANegativeAbsoluteError(_ bound: Double) {
    #expect(throws: HypothesisViolation.self) { try AbsoluteClass(errorBound: bound) }
  }

  @Test func aViolationNamesHypothesisAndValue() {
    let violation = HypothesisViolation(hypothesis: "0 < α ≤ 1", value: 2)
    #expect(violation.description == "0 < α ≤ 1 fails: the value is 2.0")
  }
}
