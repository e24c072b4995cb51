import Testing
import Theory

@Suite struct EF14Tests {
  private func theorem(
    alpha: Double = 0.75, stepSize: Double = 0.25, variance: Double = 0, heterogeneity: Double = 0
  ) throws -> EF14Stationarity {
    try EF14Stationarity(
      smoothness: 1, pair: .tight(ContractiveClass(alpha: alpha)), workerCount: 4, stepSize: stepSize,
      noiseVariance: variance, heterogeneity: heterogeneity, initialGap: 1)
  }

  /// `θ = β = 1/2`, `A = B = 2`. Floor: `2γσ²/n + 4γ²(ζ²/2 + σ²/4)` at `γ = 1/4`.
  @Test func handValues() throws {
    let value = try theorem(variance: 8, heterogeneity: 4)
    #expect(value.floor == 1 + 1)
    #expect(value.bound(afterRounds: 16) == 3)
    #expect(value.lyapunov.value(virtualGap: 1, error: 4) == 2)
    #expect(value.oneStep.bound(lyapunov: 2, squaredGradient: 16) == 1.125)
  }

  @Test func withoutCompressionHeterogeneityDoesNotMatter() throws {
    #expect(try theorem(alpha: 1, heterogeneity: 1000).floor == 0)
  }

  @Test func exactGradientsOfOneLossLeaveNoFloor() throws { #expect(try theorem().floor == 0) }

  @Test func refusesStepSizesBeyondTheEdge() throws {
    let largest = try EF14Stationarity.stepCondition(
      smoothness: 1, pair: .tight(ContractiveClass(alpha: 0.75))
    ).largestStepSize
    _ = try theorem(stepSize: largest)
    #expect(throws: HypothesisViolation.self) { try theorem(stepSize: largest.nextUp) }
    #expect(throws: HypothesisViolation.self) { try theorem(heterogeneity: -.ulpOfOne) }
    #expect(throws: HypothesisViolation.self) { try theorem(heterogeneity: .infinity) }
  }
}
