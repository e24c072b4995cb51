import Testing
import Theory

@Suite struct PowerSGDExpectationTests {
  /// Two singular values: the weights are in proportion to them, and the error is their product.
  @Test(arguments: [(2.0, 1.0), (1, 1), (1e6, 1), (1, 3)]) func twoSingularValuesByHand(_ s: Double, _ t: Double) throws
  {
    let step = try PowerSGDExpectation(singularValues: [s, t])
    #expect((step.weights[0] - s / (s + t)).magnitude < 1e-12)
    #expect((step.weights[1] * (s + t) / t - 1).magnitude < 1e-12)
    #expect((step.expectedSquaredError / (s * t) - 1).magnitude < 1e-9)
    #expect(step.expectedSquaredError <= step.squaredErrorBound * (1 + 1e-12))
  }

  @Test func theWeightsAddUpToOneAndFollowTheValues() throws {
    let step = try PowerSGDExpectation(singularValues: [5, 0.1, 2, 0, 3])
    #expect((step.weights.reduce(0, +) - 1).magnitude < 1e-12)
    #expect(step.weights[3] == 0)
    #expect(step.weights[0] > step.weights[4] && step.weights[4] > step.weights[2] && step.weights[2] > step.weights[1])
    #expect(step.expectedSquaredError < step.squaredErrorBound)
  }

  @Test(arguments: [1, 2, 5]) func equalValuesAttainTheBound(_ count: Int) throws {
    let step = try PowerSGDExpectation(singularValues: [Double](repeating: 2, count: count))
    #expect((step.expectedSquaredError - step.squaredErrorBound).magnitude < 1e-12)
  }

  @Test func whatIsNoMatrixIsRefused() {
    for values in [[], [0, 0], [1, -1], [.nan, 1], [.infinity]] {
      #expect(throws: HypothesisViolation.self) { try PowerSGDExpectation(singularValues: values) }
    }
  }
}
