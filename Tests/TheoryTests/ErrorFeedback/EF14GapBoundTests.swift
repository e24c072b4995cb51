import Foundation
import Testing
import Theory

@Suite struct EF14GapBoundTests {
  private func hypotheses(
    delta: Double = 1, growth: Double = 0, floor: Double = 0, spread: Double = 0, n: Int = 1
  ) throws -> EF14ConvexHypotheses {
    try EF14ConvexHypotheses(
      smoothness: 1, strongConvexity: 0.5, compressor: ContractiveClass(delta: delta),
      noise: NoiseConstants(growth: growth, floor: floor), heterogeneity: spread, workerCount: n)
  }

  /// `δ = 1`: `η_max = min{1/4, 1}`. `σ = (2·2·1 + 8)/2 = 6`, `N = 2·1·(2 + 2) + 8 = 16` for `B = 2, C = 8, D = 1, n = 2`.
  @Test func handValues() throws {
    #expect(try hypotheses().largestStepSize == 0.25)
    let noisy = try hypotheses(growth: 2, floor: 8, spread: 1, n: 2)
    #expect(noisy.virtualNoise == 6)
    #expect(noisy.errorSource == 16)
    #expect(noisy.largestStepSize == 1.0 / 12)
  }

  /// The simple step size is never above the largest.
  @Test func theSimpleStepSizeIsAdmitted() throws {
    for delta in [1, 1.01, 2, 10, 1e4] {
      for growth in [0, 0.5, 30] {
        for n in [1, 4, 100] {
          let value = try hypotheses(delta: delta, growth: growth, n: n)
          #expect(value.simpleStepSize <= value.largestStepSize)
        }
      }
    }
  }

  /// `K = 0`: `W = w₀`, the bound is `2μX₀/((1 − μη/2)⁻¹ − 1)` plus the floor; here `μη/2 = 1/16`, `15·X₀`.
  @Test func theFirstIterateHasAHandValue() throws {
    let theorem = try EF14GapBound(hypotheses(), stepSize: 0.25, initialSquaredDistance: 3)
    #expect((theorem.bound(afterRounds: 0) - 45).magnitude < 1e-12)
    #expect(theorem.floor == 0)
    #expect(theorem.bound(afterRounds: 1_000_000) == 0)
  }

  /// Growing horizons and shrinking noise never make it worse.
  @Test func boundsAreMonotone() throws {
    let quiet = try EF14GapBound(hypotheses(delta: 3), stepSize: 0.02, initialSquaredDistance: 1)
    let noisy = try EF14GapBound(hypotheses(delta: 3, floor: 1, spread: 1), stepSize: 0.02, initialSquaredDistance: 1)
    for rounds in [0, 1, 10, 1000] {
      #expect(quiet.bound(afterRounds: rounds + 1) < quiet.bound(afterRounds: rounds))
      #expect(quiet.bound(afterRounds: rounds) < noisy.bound(afterRounds: rounds))
    }
  }

  @Test func eachHypothesisIsRefusedBeyondItsEdge() throws {
    let value = try hypotheses(delta: 2)
    let step = value.largestStepSize
    #expect(throws: HypothesisViolation.self) {
      try EF14GapBound(value, stepSize: step * 1.000001, initialSquaredDistance: 1)
    }
    #expect(throws: HypothesisViolation.self) { try EF14GapBound(value, stepSize: 0, initialSquaredDistance: 1) }
    #expect(throws: HypothesisViolation.self) {
      try EF14DecreasingStepBound(
        value, offset: EF14DecreasingStepBound.smallestOffset(value) * 0.999999, initialSquaredDistance: 1)
    }
    #expect(throws: HypothesisViolation.self) { try NoiseConstants(growth: -1, floor: 0) }
    #expect(throws: HypothesisViolation.self) { try hypotheses(spread: .nan) }
    #expect(throws: HypothesisViolation.self) { try EF14GapPrescription(value, initialSquaredDistance: 1, rounds: 0) }
  }

  /// With all other things equal the closed form lies above the bound, and the step is admitted.
  @Test func thePrescriptionIsBelowItsClosedForm() throws {
    for rounds in [1, 2, 10, 1000, 1_000_000] {
      let value = try hypotheses(delta: 5, growth: 1, floor: 1, spread: 2, n: 4)
      let prescription = try EF14GapPrescription(value, initialSquaredDistance: 3, rounds: rounds)
      #expect(prescription.stepSize <= value.largestStepSize)
      #expect(prescription.bound <= prescription.envelope * (1 + 1e-12))
    }
  }

  /// `η_k = 4/(μ(κ + k))` in its first round.
  @Test func decreasingStepsStartBelowTheLargest() throws {
    let value = try hypotheses(delta: 5, growth: 1)
    let offset = EF14DecreasingStepBound.smallestOffset(value)
    let theorem = try EF14DecreasingStepBound(value, offset: offset, initialSquaredDistance: 1)
    #expect(theorem.stepSize <= value.largestStepSize * (1 + 1e-15))
    #expect(theorem.weights == .linear(offset: offset))
  }
}
