import Testing
import Theory

/// Values by hand at `L = 1`, `L̃ = 3`, `α = 3/4`, `η = 1/2`, `n = 4`, where `θ = β = (1 − η)²·2 = 1/2`.
@Suite struct MomentumCoefficientsTests {
  @Test func doubleMomentumByHand() throws {
    let coefficients = try EF21SGD2MCoefficients(momentumHypotheses())
    #expect(
      coefficients.weights
        == MomentumErrors(
          compression: 3, momentum: 4.5, workerMomentum: 1.6875, second: 3, workerSecond: 2.25))
    // 81·(1 + 3 + 2)/16 and 3·¼·(6 + 2).
    #expect(coefficients.stepCondition.quadratic == 30.375 + 6)
    #expect(coefficients.noiseFactor == 0.328125 + 0.5625 + 0.046875)
    // 1 + (3 + 9 + 27 + 3 + 9)/8.
    let errors = MomentumErrors(compression: 1, momentum: 2, workerMomentum: 16, second: 1, workerSecond: 4)
    #expect(coefficients.lyapunov(stepSize: 0.125).value(gap: 1, errors: errors) == 7.375)
  }

  @Test func recursiveMomentumByHand() throws {
    let coefficients = try EF21STORMCoefficients(momentumHypotheses(), noiseSmoothness: 2)
    #expect(coefficients.weights == MomentumErrors(compression: 2, momentum: 2, workerMomentum: 1))
    #expect(coefficients.stepCondition.quadratic == 36 + 4 * (0.5 + 0.5 + 1))
    #expect(coefficients.noiseFactor == 1)
    #expect(throws: HypothesisViolation.self) {
      try EF21STORMCoefficients(momentumHypotheses(), noiseSmoothness: -1)
    }
  }

  @Test func absoluteCompressorByHand() throws {
    let coefficients = try AbsoluteSGDMCoefficients(
      smoothness: 1, compressor: AbsoluteClass(errorBound: 3), workerCount: 4, momentum: 0.5)
    #expect(coefficients.stepCondition.quadratic == 2 && coefficients.noiseFactor == 0.125)
    let theorem = try AbsoluteSGDMStationarity(
      coefficients: coefficients, stepSize: 0.125, noiseVariance: 8, initialLyapunov: 2)
    #expect(theorem.floor == 2 + 0.28125)
    #expect(theorem.oneStep.noise == 0.0625 * theorem.floor)
    #expect(theorem.bound(afterRounds: 16) == 2 + theorem.floor)
    // (9/(18T))^(1/3), and the largest step is 1/2.
    #expect((coefficients.balancedStepSize(initialGap: 9, rounds: 32) - 0.25).magnitude < 1e-15)
    #expect(coefficients.balancedStepSize(initialGap: 9, rounds: 1) == 0.5)
  }

  @Test func uncompressedByHand() throws {
    let coefficients = try SGDMCoefficients(smoothness: 1, workerCount: 4, momentum: 0.5)
    #expect(coefficients.stepCondition.quadratic == 1 && coefficients.noiseFactor == 0.0625)
    #expect(coefficients.lyapunov(stepSize: 1).weights == MomentumErrors(momentum: 1))
    for eta in [0.001, 0.1, 0.5, 1] {
      #expect(
        try SGDMCoefficients(smoothness: 2, workerCount: 1, momentum: eta).stepCondition.admits(eta / 4))
    }
    #expect(throws: HypothesisViolation.self) { try SGDMCoefficients(smoothness: 1, workerCount: 4, momentum: 0) }
    #expect(throws: HypothesisViolation.self) { try SGDMCoefficients(smoothness: 1, workerCount: 0, momentum: 1) }
  }

  /// A vanishing weight of the compression error leaves SGDM, where nothing is compressed.
  @Test func uncompressedIsTheLimitOfASmallWeight() throws {
    let given = try momentumHypotheses(alpha: 1)
    let limit = try EF21SGDMCoefficients(given, weight: 1e-9)
    let plain = try SGDMCoefficients(smoothness: 1, workerCount: 4, momentum: 0.5)
    #expect((limit.noiseFactor - plain.noiseFactor).magnitude < 1e-8)
    #expect((limit.stepCondition.quadratic - plain.stepCondition.quadratic).magnitude < 1e-8)
  }

  @Test func theNoiseOfDoubleMomentumHasASimpleBound() throws {
    for given in try manyHypotheses() {
      let eta = given.momentum
      let simple = 6 * eta / Double(given.workerCount) + 15 * given.pair.ratio * eta * eta * eta
      // The crude pair with α = 1 has β > 0 = 1 − α, and still the bound holds.
      #expect(try EF21SGD2MCoefficients(given).noiseFactor <= simple * (1 + 1e-12))
    }
  }

  @Test func thePublishedStepIsAdmissibleAndSmallerThanTheSimpleOne() throws {
    for given in try manyHypotheses() where given.quadraticMeanSmoothness >= given.smoothness {
      let published = MomentumStepSizes.published(given)
      let single = try EF21SGDMCoefficients(given).stepCondition
      #expect(single.admits(published) && single.admits(MomentumStepSizes.simple(given)))
      #expect(try EF21SGD2MCoefficients(given).stepCondition.admits(published))
      #expect(published < MomentumStepSizes.simple(given))
    }
  }

  /// `E‖C(z)‖² ≤ (1 + q)²E‖z‖²`: `q = ½`.
  @Test func idealMethodsByHand() throws {
    func theorem(_ isNonexpansive: Bool, step: Double = 0.5) throws -> EF21SGDMIdealStationarity {
      try EF21SGDMIdealStationarity(
        smoothness: 2, compressor: ContractiveClass(alpha: 0.75), isNonexpansive: isNonexpansive, momentum: 0.5,
        stepSize: step, noiseVariance: 16, initialGap: 3)
    }
    #expect(try theorem(true).floor == 4 && theorem(false).floor == 9)
    #expect(try theorem(true).bound(afterRounds: 12) == 1 + 4)
    #expect(try theorem(false).oneStep.noise == 2.25)
    #expect(throws: HypothesisViolation.self) { try theorem(true, step: 0.5001) }
  }

  @Test func decreasingParametersByHand() throws {
    let theorem = try DecreasingMomentumStationarity(
      smoothness: 1, quadraticMeanSmoothness: 1, pair: .tight(ContractiveClass(alpha: 0.75)), workerCount: 4,
      noiseVariance: 2, initialLyapunov: 3)
    // A = 4 + 2, B = 1: 2/(1 + 5).
    #expect(theorem.scale == 1.0 / 3)
    #expect(theorem.momentum(ofRound: 3) == 0.5 && theorem.stepSize(ofRound: 3) == 1.0 / 6)
    // N(1) = ½ + ¼ + 2: one round has (6 + 4·2.75/3)/(1/3).
    #expect((theorem.bound(afterRounds: 1) - 29).magnitude < 1e-13)
    #expect(theorem.bound(afterRounds: 0) == .infinity)
    var last: MomentumErrors?
    for t in 0..<200 {
      let coefficients = try theorem.coefficients(ofRound: t)
      let gamma = theorem.stepSize(ofRound: t)
      // Equality at t = 0, but for rounding.
      let condition = coefficients.stepCondition
      #expect(condition.quadratic * gamma * gamma + condition.linear * gamma <= 1 + 1e-14)
      let lyapunov = coefficients.lyapunov(stepSize: gamma)
      let weights = MomentumErrors(
        compression: gamma * lyapunov.weights.compression, momentum: gamma * lyapunov.weights.momentum,
        workerMomentum: gamma * lyapunov.weights.workerMomentum)
      for term in MomentumErrors.Term.allCases { #expect(weights[term] <= (last?[term] ?? .infinity) * (1 + 1e-15)) }
      last = weights
      let noise = theorem.totalNoise(rounds: t + 1) - theorem.totalNoise(rounds: t)
      #expect((noise - gamma * coefficients.noiseFactor).magnitude <= 1e-13)
    }
    #expect(theorem.bound(afterRounds: 100_000) < theorem.bound(afterRounds: 1000))
  }
}
