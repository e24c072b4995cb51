import Testing
import Theory

@Suite struct PrescriptionTests {
  private func momentum(
    alpha: Double = 0.1, variance: Double, rounds: Int, workers: Int = 4
  ) throws -> EF21SGDMPrescription {
    try EF21SGDMPrescription(
      smoothness: 1, quadraticMeanSmoothness: 1.5, compressor: ContractiveClass(alpha: alpha),
      workerCount: workers, noiseVariance: variance, initialGap: 1, rounds: rounds)
  }

  private func errorFeedback(
    alpha: Double = 0.1, variance: Double, heterogeneity: Double, rounds: Int
  ) throws -> EF14Prescription {
    try EF14Prescription(
      smoothness: 1, compressor: ContractiveClass(alpha: alpha), workerCount: 4, noiseVariance: variance,
      heterogeneity: heterogeneity, initialGap: 1, rounds: rounds)
  }

  @Test func withoutNoiseThereIsNoMomentum() throws {
    let prescription = try momentum(variance: 0, rounds: 100)
    #expect(prescription.momentum == 1 && prescription.initialBatchSize == 1)
    #expect(prescription.initialLyapunov == 1)
  }

  @Test func withoutCompressionAndNoiseItIsGradientDescent() throws {
    let prescription = try momentum(alpha: 1, variance: 0, rounds: 100)
    #expect(prescription.stepSize == 1)
    #expect(prescription.bound == 0.02)
    let classical = try errorFeedback(alpha: 1, variance: 0, heterogeneity: 0, rounds: 100)
    #expect(classical.stepSize == 0.5)
    #expect(classical.bound == classical.envelope)
  }

  @Test func theEnvelopeHoldsAndTheBoundFalls() throws {
    for alpha in [0.01, 0.5, 1] {
      for variance in [0, 0.1, 10] {
        var last = Double.infinity
        for rounds in [1, 10, 1000, 1_000_000] {
          let prescription = try momentum(alpha: alpha, variance: variance, rounds: rounds)
          #expect(prescription.bound <= prescription.envelope * (1 + 1e-12))
          #expect(prescription.bound < last)
          last = prescription.bound
          let classical = try errorFeedback(
            alpha: alpha, variance: variance, heterogeneity: variance, rounds: rounds)
          #expect(classical.bound <= classical.envelope * (1 + 1e-12))
        }
      }
    }
  }

  /// Uncompressed and noisy, the bound falls like `(σ²/(nT))^½`.
  @Test func moreWorkersHelpWhereNoiseRules() throws {
    // Other terms are smaller by the momentum, 1.5·10⁻³ at most, and by σ²/(LΔ) = 10⁻³.
    let one = try momentum(alpha: 1, variance: 1e-3, rounds: 10_000_000_000, workers: 1).bound
    let sixteen = try momentum(alpha: 1, variance: 1e-3, rounds: 10_000_000_000, workers: 16).bound
    #expect((one / sixteen - 4).magnitude < 0.01)
  }

  @Test func refusesHypothesesThatFail() {
    #expect(throws: HypothesisViolation.self) { try momentum(variance: -1, rounds: 1) }
    #expect(throws: HypothesisViolation.self) { try momentum(variance: .nan, rounds: 1) }
    #expect(throws: HypothesisViolation.self) { try momentum(variance: 1, rounds: 0) }
    #expect(throws: HypothesisViolation.self) { try momentum(variance: 1, rounds: 1, workers: 0) }
    #expect(throws: HypothesisViolation.self) { try errorFeedback(variance: 0, heterogeneity: -1, rounds: 1) }
    #expect(throws: HypothesisViolation.self) { try errorFeedback(variance: -1, heterogeneity: 0, rounds: 1) }
  }
}
