import Testing
import Theory

@Suite struct EF21SGDMTests {
  private func hypotheses(
    alpha: Double = 0.75, momentum: Double = 0.5, workers: Int = 4
  ) throws -> EF21SGDMHypotheses {
    try EF21SGDMHypotheses(
      smoothness: 1, quadraticMeanSmoothness: 3, pair: .tight(ContractiveClass(alpha: alpha)),
      workerCount: workers, momentum: momentum)
  }

  /// `α = 3/4` gives `θ = β = 1/2`; with `η = 1/2`, `κ = 1/2`: `A = 4·9/2 + 2`, `N = 1/8 + 1/8 + 1/4`.
  @Test func handValues() throws {
    let coefficients = try EF21SGDMCoefficients(hypotheses())
    #expect(coefficients.stepCondition.quadratic == 20)
    #expect(coefficients.stepCondition.linear == 1)
    #expect(coefficients.noiseFactor == 0.5)
    #expect(coefficients.compressionWeight == 2)
    #expect(coefficients.momentumWeight == 2)
    #expect(coefficients.workerMomentumWeight == 1)
    let theorem = try EF21SGDMStationarity(
      coefficients: coefficients, stepSize: 0.125, noiseVariance: 8, initialLyapunov: 2)
    #expect(theorem.floor == 8)
    #expect(theorem.bound(afterRounds: 4) == 16)
    #expect(
      theorem.lyapunov.value(gap: 1, compressionError: 1, momentumError: 2, workerMomentumError: 2) == 2)
    #expect(theorem.oneStep.bound(lyapunov: 2, squaredGradient: 16) == 1.5)
  }

  @Test func withoutCompressionOnlyTheAveragedNoiseRemains() throws {
    let coefficients = try EF21SGDMCoefficients(hypotheses(alpha: 1))
    #expect(coefficients.noiseFactor == 0.125)
    #expect(coefficients.workerMomentumWeight == 0)
  }

  @Test func withoutNoiseThereIsNoFloor() throws {
    let theorem = try EF21SGDMStationarity(
      coefficients: EF21SGDMCoefficients(hypotheses()), stepSize: 0.1, noiseVariance: 0, initialLyapunov: 1)
    #expect(theorem.floor == 0 && theorem.oneStep.noise == 0)
  }

  @Test func workersAverageOneTermOfTheNoise() throws {
    let one = try EF21SGDMCoefficients(hypotheses(workers: 1)).noiseFactor
    let many = try EF21SGDMCoefficients(hypotheses(workers: 1_000_000_000)).noiseFactor
    #expect((one - many - 0.5).magnitude < 1e-8)
  }

  /// A small weight leaves `η/(2n)` of the noise that is averaged over the workers.
  @Test func smallWeightsHalveTheLeadingNoise() throws {
    let coefficients = try EF21SGDMCoefficients(hypotheses(alpha: 1, workers: 1), weight: 1e-9)
    #expect((coefficients.noiseFactor - 0.25).magnitude < 1e-8)
  }

  /// The published `min{α/(20 L̃), η/(7L)}` meets the condition.
  @Test func thePublishedStepSizeIsAdmissible() throws {
    for alpha in [0.01, 0.1, 0.5, 1] {
      for momentum in [0.001, 0.1, 0.5, 1] {
        let condition = try EF21SGDMCoefficients(hypotheses(alpha: alpha, momentum: momentum)).stepCondition
        #expect(condition.admits(min(alpha / 60, momentum / 7)), "α = \(alpha), η = \(momentum)")
        #expect(condition.admits(min(alpha / 24, momentum / 3)), "α = \(alpha), η = \(momentum)")
      }
    }
  }

  @Test(arguments: [0, Double(1).nextUp, -0.1, .nan]) func refusesMomentumOutsideZeroToOne(_ momentum: Double) {
    #expect(throws: HypothesisViolation.self) { try hypotheses(momentum: momentum) }
  }

  @Test(arguments: [0, 1, -0.1, .nan]) func refusesWeightsOutsideZeroToOne(_ weight: Double) {
    #expect(throws: HypothesisViolation.self) { try EF21SGDMCoefficients(hypotheses(), weight: weight) }
  }

  @Test func refusesStepSizesBeyondTheEdge() throws {
    let coefficients = try EF21SGDMCoefficients(hypotheses())
    let largest = coefficients.stepCondition.largestStepSize
    func theorem(_ stepSize: Double, variance: Double = 1) throws -> EF21SGDMStationarity {
      try EF21SGDMStationarity(
        coefficients: coefficients, stepSize: stepSize, noiseVariance: variance, initialLyapunov: 1)
    }
    _ = try theorem(largest)
    #expect(throws: HypothesisViolation.self) { try theorem(largest.nextUp) }
    #expect(throws: HypothesisViolation.self) { try theorem(largest, variance: -.ulpOfOne) }
    #expect(throws: HypothesisViolation.self) { try hypotheses(workers: 0) }
  }

  /// `A = 8·9·(1/4 + 1/2) + 4`, `N = 1/4 + 1/4 + 1`, and the steps end at `min{θ, η}/(2μ) = 1/(4μ)`.
  @Test func linearRateByHand() throws {
    let coefficients = try EF21SGDMLinearRate.Coefficients(hypotheses())
    #expect(coefficients.stepCondition.quadratic == 58)
    #expect(coefficients.noiseFactor == 1.5)
    #expect(coefficients.largestRate == 0.25)
    let theorem = try EF21SGDMLinearRate(
      coefficients: coefficients, polyakLojasiewicz: 0.5, stepSize: 0.0625, noiseVariance: 2, initialLyapunov: 1)
    #expect(theorem.floor == 6)
    #expect(theorem.bound(afterRounds: 1) == 0.96875 + 6)
    #expect(throws: HypothesisViolation.self) {
      try EF21SGDMLinearRate(
        coefficients: coefficients, polyakLojasiewicz: Double(1).nextUp, stepSize: 0.1, noiseVariance: 2,
        initialLyapunov: 1)
    }
  }
}
