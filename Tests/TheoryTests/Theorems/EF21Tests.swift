import Testing
import Theory

@Suite struct EF21Tests {
  /// `α = 3/4`: `θ = β = 1/2`, so that `A = L̃²` and the paper's step is `1/(L + L̃)`.
  private let pair: YoungPair
  init() throws { pair = .tight(try ContractiveClass(alpha: 0.75)) }

  private func stationarity(_ pair: YoungPair, stepSize: Double) throws -> EF21Stationarity {
    try EF21Stationarity(
      smoothness: 1, quadraticMeanSmoothness: 3, pair: pair, stepSize: stepSize, initialGap: 2,
      initialDistortion: 4)
  }

  @Test func handValues() throws {
    let condition = try EF21Stationarity.stepCondition(
      smoothness: 1, quadraticMeanSmoothness: 3, pair: pair)
    #expect(condition.simpleStepSize == 0.25)
    let theorem = try stationarity(pair, stepSize: 0.25)
    #expect(theorem.bound(afterRounds: 8) == 2 + 1)
    #expect(theorem.lyapunov.value(gap: 2, distortion: 4) == 3)
    #expect(theorem.oneStep.bound(lyapunov: 3, squaredGradient: 8) == 2)
    #expect(theorem.bound(afterRounds: 0) == .infinity)
  }

  @Test func theBoundIsTwiceTheLyapunovFunctionOverGammaT() throws {
    let theorem = try stationarity(pair, stepSize: 0.2)
    let start = theorem.lyapunov.value(gap: 2, distortion: 4)
    #expect((theorem.bound(afterRounds: 10) - 2 * start / (0.2 * 10)).magnitude < 1e-15)
  }

  @Test func withoutCompressionItIsGradientDescent() throws {
    let free = YoungPair.tight(try ContractiveClass(alpha: 1))
    let condition = try EF21Stationarity.stepCondition(
      smoothness: 1, quadraticMeanSmoothness: 3, pair: free)
    #expect(condition.largestStepSize == 1 && condition.simpleStepSize == 1)
  }

  @Test func strongerCompressionNeedsSmallerSteps() throws {
    let steps = try (1...20).map { step in
      try EF21Stationarity.stepCondition(
        smoothness: 1, quadraticMeanSmoothness: 3,
        pair: .tight(ContractiveClass(alpha: Double(step) / 20))
      ).largestStepSize
    }
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func refusesStepSizesBeyondTheEdge() throws {
    let largest = try EF21Stationarity.stepCondition(
      smoothness: 1, quadraticMeanSmoothness: 3, pair: pair
    ).largestStepSize
    _ = try stationarity(pair, stepSize: largest)
    #expect(throws: HypothesisViolation.self) { try stationarity(pair, stepSize: largest.nextUp) }
    #expect(throws: HypothesisViolation.self) { try stationarity(pair, stepSize: 0) }
  }

  @Test func linearRateByHand() throws {
    // A = 2·9 = 18 and θ/(2μ) = 1/4.
    let step = try EF21LinearRate.prescribedStepSize(
      smoothness: 1, quadraticMeanSmoothness: 3, polyakLojasiewicz: 1, pair: pair)
    #expect((step - 1 / (1 + 18.0.squareRoot())).magnitude < 1e-16)
    let theorem = try EF21LinearRate(
      smoothness: 1, quadraticMeanSmoothness: 3, polyakLojasiewicz: 1, pair: pair, stepSize: 0.125,
      initialGap: 2, initialDistortion: 4)
    #expect(theorem.initialLyapunov == 3)
    #expect(theorem.bound(afterRounds: 2) == 3 * 0.875 * 0.875)
  }

  @Test func refusesStepsThatForgetTooSlowly() throws {
    // μ = L = 1, L̃ tiny: the first condition allows steps up to 1, the second only 1/4.
    func theorem(_ stepSize: Double) throws -> EF21LinearRate {
      try EF21LinearRate(
        smoothness: 1, quadraticMeanSmoothness: 1e-6, polyakLojasiewicz: 1, pair: pair, stepSize: stepSize,
        initialGap: 1, initialDistortion: 0)
    }
    _ = try theorem(0.25)
    #expect(throws: HypothesisViolation.self) { try theorem(0.25.nextUp) }
  }
}
