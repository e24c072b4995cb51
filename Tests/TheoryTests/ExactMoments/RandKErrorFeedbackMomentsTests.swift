import Testing
import Theory

@Suite struct RandKErrorFeedbackMomentsTests {
  private func moments(k: Int, growth: Double = 0, floor: Double = 0) throws -> RandKErrorFeedbackMoments {
    try RandKErrorFeedbackMoments(
      model: QuadraticModel(matrices: [[2, 0, 0, 4]], gradients: [[0, 0]]), k: k,
      noise: NoiseConstants(growth: growth, floor: floor), offset: [1, 1])
  }

  /// One worker, `∇f = (2, 4)`, `η = ¼`: `y = (½, 1)`. Rand-1 leaves `e = (0, 1)`, `x = (½, 1)` or `e = (½, 0)`, `x = (1, 0)`.
  @Test func oneRoundByHand() throws {
    var value = try moments(k: 1)
    #expect(value.gap == 3)
    #expect(value.squaredDistance == 2)
    value.advance(stepSize: 0.25)
    #expect(value.meanSquaredError == 0.625)
    #expect(value.squaredMeanError == value.meanSquaredError)
    #expect(value.meanErrors == [[0.25, 0.5]])
    #expect(value.squaredDistance == 1.125)
    #expect(value.gap == 1.625)
  }

  /// With `k = d` nothing is lost: gradient descent, `x = (1 − ½, 1 − 1)`.
  @Test func withoutCompressionThereAreNoErrors() throws {
    var value = try moments(k: 2)
    value.advance(stepSize: 0.25)
    #expect(value.meanSquaredError == 0)
    #expect(value.squaredDistance == 0.25)
  }

  /// Noise adds `η²(B‖∇f‖² + C)` to `‖x − x⋆‖²`: `(20B + C)/16`.
  @Test func noiseGrowsWithTheGradient() throws {
    var value = try moments(k: 2, growth: 0.5, floor: 6)
    value.advance(stepSize: 0.25)
    #expect(value.squaredDistance == 0.25 + 1)
  }

  @Test func setsOfMoreThanAllEntriesAreRefused() {
    #expect(throws: HypothesisViolation.self) { try moments(k: 3) }
    #expect(throws: HypothesisViolation.self) { try moments(k: 0) }
  }
}
