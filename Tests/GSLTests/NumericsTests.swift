import GSL
import Testing

@Suite struct NumericsTests {
  @Test func quantilesInvertTheirLaws() {
    #expect((normalQuantile(0.99) - 2.3263478740408408).magnitude < 1e-12)
    #expect((studentTQuantile(0.975, degreesOfFreedom: 4) - 2.7764451051977987).magnitude < 1e-10)
    #expect((binomialUpperTail(above: 1, of: 2, probability: 0.5) - 0.25).magnitude < 1e-14)
    #expect(quantile(0.5, ofSorted: [1, 2, 4, 8]) == 3)
  }

  @Test func aLineIsFoundAgain() throws {
    let fit = try LinearFit(x: [1, 2, 3], y: [1, -1, -3])
    #expect((fit.slope + 2).magnitude < 1e-12 && (fit.intercept - 3).magnitude < 1e-12)
  }

  @Test func eigenvaluesAscend() throws {
    let values = try symmetricEigenvalues(of: [2, -1, -1, 2], dimension: 2)
    #expect((values[0] - 1).magnitude < 1e-12 && (values[1] - 3).magnitude < 1e-12)
  }

  @Test func aPositiveDefiniteSystemIsSolved() throws {
    let x = try solvePositiveDefinite([2, 1, 1, 3], [3, 5])
    #expect((x[0] - 0.8).magnitude < 1e-12 && (x[1] - 1.4).magnitude < 1e-12)
  }

  @Test func anIndefiniteSystemIsAnErrorAndNotACrash() {
    #expect(throws: GSLError.self) { try solvePositiveDefinite([1, 2, 2, 1], [1, 1]) }
  }

  @Test func rootsAndMinimaAreFound() throws {
    #expect((try root(of: { $0 * $0 - 2 }, in: 0...2) - 2.0.squareRoot()).magnitude < 1e-15)
    #expect((try minimum(of: { ($0 - 0.3) * ($0 - 0.3) }, in: 0...1, guess: 0.5) - 0.3).magnitude < 1e-7)
  }

  @Test func anIntervalWithoutARootIsAnError() {
    #expect(throws: GSLError.self) { try root(of: { $0 * $0 + 1 }, in: 0...2) }
  }

  @Test func runningStatisticsAgreeWithTheSamples() {
    let values = [1.0, 4, 4, 7, -2]
    var running = RunningStatistics()
    for value in values { running.add(value) }
    #expect((running.mean - mean(values)).magnitude < 1e-14)
    #expect((running.variance.squareRoot() - standardDeviation(values)).magnitude < 1e-14)
  }

  @Test func theExponentialIntegralHasItsKnownValue() {
    // E₁(1) = 0.219383934395520…
    #expect((scaledExponentialIntegral(1) - 0.596347362323194).magnitude < 1e-14)
  }
}
