import Testing
import Theory

@Suite struct EF14ParametricBoundTests {
  private func hypotheses(delta: Double, spread: Double = 2) throws -> EF14ConvexHypotheses {
    try EF14ConvexHypotheses(
      smoothness: 3, strongConvexity: 0.5, compressor: ContractiveClass(delta: delta),
      noise: NoiseConstants(growth: 0.5, floor: 1), heterogeneity: spread, workerCount: 4)
  }

  /// With the standard parameters the bound is at most that with fixed constants, at all admissible steps.
  @Test(arguments: [1, 1.0001, 2, 20, 1000]) func itRefinesTheFixedConstants(delta: Double) throws {
    let value = try hypotheses(delta: delta)
    for fraction in [1, 0.5, 0.01] {
      let stepSize = fraction * value.largestStepSize
      let simple = try EF14GapBound(value, stepSize: stepSize, initialSquaredDistance: 5)
      let standard = try EF14ParametricBound(
        value, stepSize: stepSize, initialSquaredDistance: 5, parameters: .standard(for: value.compressor))
      for rounds in [0, 1, 100, 100_000] {
        let best = try EF14ParametricBound.best(
          value, stepSize: stepSize, initialSquaredDistance: 5, rounds: rounds)
        #expect(standard.bound(afterRounds: rounds) <= simple.bound(afterRounds: rounds))
        #expect(best.bound(afterRounds: rounds) <= standard.bound(afterRounds: rounds))
        #expect(best.bound(afterRounds: rounds) > 0)
      }
    }
  }

  /// The search improves on the standard parameters, also where some of them have no role.
  @Test func theSearchFindsBetterParameters() throws {
    for (delta, spread) in [(1.0, 0.0), (1, 2), (5, 0), (5, 2)] {
      let value = try hypotheses(delta: delta, spread: spread)
      let stepSize = value.largestStepSize
      let best = try EF14ParametricBound.best(value, stepSize: stepSize, initialSquaredDistance: 5, rounds: 300)
      let standard = try EF14ParametricBound(
        value, stepSize: stepSize, initialSquaredDistance: 5, parameters: .standard(for: value.compressor))
      #expect(best.bound(afterRounds: 300) < 0.8 * standard.bound(afterRounds: 300), "δ = \(delta), D = \(spread)")
      #expect((best.parameters.t == 0) == (spread == 0))
    }
  }

  @Test func inadmissibleParametersHaveNoBound() throws {
    let value = try hypotheses(delta: 5)
    func theorem(rho: Double = 1, theta: Double = 0.5, a: Double = 0.125, t: Double = 1) throws {
      _ = try EF14ParametricBound(
        value, stepSize: value.largestStepSize, initialSquaredDistance: 5,
        parameters: EF14YoungParameters(rho: rho, theta: theta, a: a, t: t))
    }
    try theorem()
    #expect(throws: HypothesisViolation.self) { try theorem(rho: 2) }
    #expect(throws: HypothesisViolation.self) { try theorem(rho: 1.99) }
    #expect(throws: HypothesisViolation.self) { try theorem(theta: 1) }
    #expect(throws: HypothesisViolation.self) { try theorem(a: 0) }
    // ν = 1 − (4/5)(1 + a) vanishes at a = ¼.
    #expect(throws: HypothesisViolation.self) { try theorem(a: 0.25) }
    #expect(throws: HypothesisViolation.self) { try theorem(t: 0) }
  }
}
