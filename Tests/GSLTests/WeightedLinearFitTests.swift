import GSL
import Testing

@Suite struct WeightedLinearFitTests {
  /// By hand: weights 1, 1, 2 at x = 0, 1, 2 give the centre 5/4, Σw(x − x̄)² = 11/4, Σw(x − x̄)y = 23/4 at y = 0, 1, 4.
  @Test func aLineIsWeighted() throws {
    let fit = try WeightedLinearFit(x: [0, 1, 2], y: [0, 1, 4], weights: [1, 1, 2])
    #expect(abs(fit.slope - 23.0 / 11) < 1e-14)
    #expect(abs(fit.intercept - (9.0 / 4 - 23.0 / 11 * 5 / 4)) < 1e-14)
    #expect(abs(fit.slopeError - (4.0 / 11).squareRoot()) < 1e-14)
  }

  @Test func equalWeightsAreTheUnweightedLine() throws {
    let (x, y) = ([1.0, 2, 5, 7], [3.0, -1, 4, 0.5])
    let weighted = try WeightedLinearFit(x: x, y: y, weights: [3, 3, 3, 3])
    let plain = try LinearFit(x: x, y: y)
    #expect(abs(weighted.slope - plain.slope) < 1e-14 && abs(weighted.intercept - plain.intercept) < 1e-13)
  }

  @Test func theNormalLawIsSymmetric() {
    #expect(normalProbability(below: 0) == 0.5)
    #expect(abs(normalProbability(below: normalQuantile(0.975)) - 0.975) < 1e-14)
  }
}
