import EFSpec
import GSL
import Testing

@Suite struct GrowingNoiseTests {
  /// `E g = ∇fᵢ(x)` and `E‖g − ∇fᵢ(x)‖² = B‖∇fᵢ(x)‖² + C`, summed over all outcomes.
  @Test func moments() throws {
    let problem = try twoWorkers()
    let noise = GrowingNoise(FiniteNoise(on: problem, points: [[3, 0], [-1, 2], [-2, -2]]), growth: 0.25)
    #expect(noise.outcomeProbabilities == Array(repeating: 1.0 / 6, count: 6))
    #expect(noise.noiseVariance == .infinity)
    let x = [2.0, -1]
    let exact = problem.gradient(of: 1, at: x)
    var (mean, variance) = ([0.0, 0.0], 0.0)
    for (outcome, probability) in noise.outcomeProbabilities.enumerated() {
      var draw = [0.0, 0.0]
      var span = draw.mutableSpan
      noise.gradient(of: 1, at: x.span, outcome: outcome, into: &span)
      for j in 0..<2 { mean[j] += probability * draw[j] }
      variance += probability * squaredDistance(draw.span, exact.span)
    }
    #expect(relativeDistance(mean, exact) < 1e-15)
    let promised = 0.25 * squaredNorm(exact.span) + noise.floor
    #expect((variance - promised).magnitude < 1e-13)
  }
}
