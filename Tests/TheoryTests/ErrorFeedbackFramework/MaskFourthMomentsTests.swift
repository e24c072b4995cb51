import Testing
import Theory

@Suite struct MaskFourthMomentsTests {
  /// One step by hand: α = 1/2, λ = 1, γ = 1/2, σ² = 1 from x₀ = 1. U = 1/2 + ξ/2; kept, x = 1/2 − ξ/2, else x = 1.
  /// E(1/2 − ξ/2)² = 1/2, E(1/2 − ξ/2)⁴ = (1 + 6 + 3)/16 = 5/8.
  @Test func oneStepIsThatByHand() throws {
    let mode = try QuadraticMode(eigenvalue: 1, noiseVariance: 1)
    var moments = try MaskFourthMoments(mode: mode, compressor: ContractiveClass(alpha: 0.5), start: 1)
    moments.advance(stepSize: 0.5)
    #expect(moments.secondMoment == 0.75)
    #expect(moments.fourthMoment == (1 + 0.625) / 2)
  }

  @Test(arguments: [1, 0.5, 0.1]) func secondMomentsAreThoseOfTheirOwnRecursion(alpha: Double) throws {
    let mode = try QuadraticMode(eigenvalue: 2, noiseVariance: 0.5)
    let compressor = try ContractiveClass(alpha: alpha)
    var fourth = try MaskFourthMoments(mode: mode, compressor: compressor, start: 1.5)
    var second = MaskMoments(mode: mode, compressor: compressor, start: 1.5)
    for t in 0..<200 {
      let step = t < 100 ? 0.05 : 0.02
      fourth.advance(stepSize: step)
      second.advance(stepSize: step)
      #expect(abs(fourth.secondMoment - second.secondMoment) <= 1e-12 * second.secondMoment)
    }
  }

  /// Without compression `x` is normal: E x⁴ = m⁴ + 6m²v + 3v².
  @Test func withoutCompressionTheLawIsNormal() throws {
    let mode = try QuadraticMode(eigenvalue: 1, noiseVariance: 1)
    var moments = try MaskFourthMoments(mode: mode, compressor: ContractiveClass(alpha: 1), start: 2)
    var mean = 2.0
    for _ in 0..<50 {
      moments.advance(stepSize: 0.1)
      mean *= 0.9
      let (m, v) = (mean * mean, moments.secondMoment - mean * mean)
      let expected = m * m + 6 * m * v + 3 * v * v
      #expect(abs(moments.fourthMoment - expected) <= 1e-12 * expected)
    }
  }

  @Test func growingNoiseIsRefused() throws {
    let mode = try QuadraticMode(eigenvalue: 1, noiseVariance: 1, noiseGrowth: 1)
    #expect(throws: HypothesisViolation.self) {
      try MaskFourthMoments(mode: mode, compressor: ContractiveClass(alpha: 0.5), start: 1)
    }
  }
}
