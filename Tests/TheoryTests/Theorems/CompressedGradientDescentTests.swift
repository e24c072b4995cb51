import Testing
import Theory

@Suite struct CompressedGradientDescentTests {
  private func rate<Class: DescentClass>(
    _ compressor: Class, stepSize: Double, mu: Double = 1
  ) throws -> CompressedGradientDescentLinearRate<Class> {
    try CompressedGradientDescentLinearRate(
      smoothness: 4, polyakLojasiewicz: mu, compressor: compressor, stepSize: stepSize, initialGap: 10)
  }

  @Test func reducesToGradientDescentWithoutCompression() throws {
    let theorem = try rate(ContractiveClass(alpha: 1), stepSize: 0.25)
    #expect(theorem.bound(afterRounds: 0) == 10)
    #expect(theorem.bound(afterRounds: 2) == 10 * 0.75 * 0.75)
    #expect(try rate(UnbiasedClass(omega: 0), stepSize: 0.25).contractionFactor == 0.75)
    #expect(try rate(ClassB1(alpha: 1, beta: 1), stepSize: 0.25).contractionFactor == 0.75)
  }

  /// At the best step the factors are `1 − (α/β²)μ/L`, `1 − (γ/β)μ/L`, `1 − αμ/L` and `1 − μ/(ζL)`.
  @Test func bestStepsGiveTheBestFactors() throws {
    let b1 = try ClassB1(alpha: 0.5, beta: 2)
    #expect(try rate(b1, stepSize: b1.bestStepSize(smoothness: 4)).contractionFactor == 1 - 1.0 / 32)
    let b2 = try ClassB2(gamma: 0.5, beta: 2)
    #expect(try rate(b2, stepSize: b2.bestStepSize(smoothness: 4)).contractionFactor == 1 - 1.0 / 16)
    let contraction = try ContractiveClass(alpha: 0.5)
    #expect(
      try rate(contraction, stepSize: contraction.bestStepSize(smoothness: 4)).contractionFactor == 1 - 1.0 / 8)
    let unbiased = try UnbiasedClass(zeta: 2)
    #expect(try rate(unbiased, stepSize: unbiased.bestStepSize(smoothness: 4)).contractionFactor == 1 - 1.0 / 8)
  }

  /// Rand-k on `f = (L/2)‖x‖²` contracts by exactly `1 − (k/d)(1 − (1 − γL)²)`.
  @Test func theFactorIsExactForRandKOnTheIsotropicQuadratic() throws {
    for step in 1..<20 {
      let stepSize = Double(step) / 40
      let exact = 1 - 0.25 * (1 - (1 - stepSize * 4) * (1 - stepSize * 4))
      let factor = try rate(ClassB2(gamma: 0.25, beta: 1), stepSize: stepSize, mu: 4).contractionFactor
      #expect((factor - exact).magnitude < 1e-14)
    }
  }

  @Test func refusesStepSizesBeyondTheEdge() throws {
    let contraction = try ContractiveClass(alpha: 0.5)
    _ = try rate(contraction, stepSize: 0.25)
    #expect(throws: HypothesisViolation.self) { try rate(contraction, stepSize: 0.2500001) }
    #expect(throws: HypothesisViolation.self) { try rate(contraction, stepSize: 0) }
    let b2 = try ClassB2(gamma: 0.5, beta: 2)
    _ = try rate(b2, stepSize: 0.25.nextDown)
    #expect(throws: HypothesisViolation.self) { try rate(b2, stepSize: 0.25) }
    #expect(throws: HypothesisViolation.self) { try rate(b2, stepSize: .nan) }
  }

  @Test func refusesConstantsOfNoFunction() throws {
    let contraction = try ContractiveClass(alpha: 0.5)
    #expect(throws: HypothesisViolation.self) { try rate(contraction, stepSize: 0.1, mu: 4.0.nextUp) }
    #expect(throws: HypothesisViolation.self) { try rate(contraction, stepSize: 0.1, mu: 0) }
    #expect(throws: HypothesisViolation.self) {
      try CompressedGradientDescentStationarity(
        smoothness: 4, compressor: contraction, stepSize: 0.1, initialGap: -1)
    }
  }

  @Test func stationarityFallsLikeOneOverT() throws {
    let theorem = try CompressedGradientDescentStationarity(
      smoothness: 4, compressor: ContractiveClass(alpha: 0.5), stepSize: 0.25, initialGap: 1)
    #expect(theorem.bound(afterRounds: 0) == .infinity)
    #expect(theorem.bound(afterRounds: 1) == 16)
    #expect(theorem.bound(afterRounds: 4) == 4)
    #expect(theorem.oneStep.bound(lyapunov: 1, squaredGradient: 8) == 0.5)
  }

  @Test func anAbsoluteErrorLeavesAFloor() throws {
    let absolute = try AbsoluteClass(errorBound: 2)
    let linear = try AbsoluteCompressedGradientDescentRate(
      smoothness: 4, polyakLojasiewicz: 1, compressor: absolute, stepSize: 0.25, initialGap: 10)
    #expect(linear.floor == 2)
    #expect(linear.bound(afterRounds: 1) == 9.5)
    let stationarity = try AbsoluteCompressedGradientDescentStationarity(
      smoothness: 4, compressor: absolute, stepSize: 0.25, initialGap: 1)
    #expect(stationarity.bound(afterRounds: 2) == 8)
    #expect(throws: HypothesisViolation.self) {
      try AbsoluteCompressedGradientDescentStationarity(
        smoothness: 4, compressor: absolute, stepSize: 0.26, initialGap: 1)
    }
  }
}
