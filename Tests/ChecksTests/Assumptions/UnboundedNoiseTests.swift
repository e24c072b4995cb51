import EFSpec
import Testing

@testable import Checks

/// Noise that no pair `(M, σ²)` bounds is refuted whatever pair is claimed.
@Suite struct UnboundedNoiseTests {
  @Test(arguments: ["noise(M=1, sigma2=1)", "noise(M=100, sigma2=100)", "boundedVariance(sigma2=100)"])
  func noiseOfPositionsIsRefuted(_ claim: String) throws {
    // Gradients stay below 1, the noise is as large as the point.
    let oracle = PositionNoise(on: SmoothAbsoluteValue(dimension: 1), weights: [1])
    let subject = FunctionOracle(oracle, name: "noise of positions", minimiser: [0])
    #expect(try finding(claim, subject, own: [[1000]]).verdict == .refuted)
  }

  @Test func noiseAcrossTheGradientIsRefuted() throws {
    let problem = try DenseQuadratics(
      matrices: [SymmetricMatrix(dimension: 2, entries: [1, 0, 0, 0])], linearTerms: [[0, 0]])
    let subject = FunctionOracle(PositionNoise(on: problem, weights: [0, 1]), name: "noise across")
    #expect(try finding("noise(M=100, sigma2=100)", subject, own: [[0, 1000]]).verdict == .refuted)
  }

  @Test func heavyTailsAreRefuted() throws {
    let subject = FunctionOracle(
      StudentNoise(on: Angular(beta: 0), degreesOfFreedom: 1.1, scale: 1), name: "heavy tails", minimiser: [0, 0])
    #expect(try finding("noise(M=1, sigma2=2)", subject).verdict == .refuted)
  }

  /// With `M = 0` least squares by random rows is refuted; with the exact pair it is not.
  @Test func boundedVarianceOfRowsIsRefuted() throws {
    let problem = try ProblemEntry.problem(named: "leastSquares")
    let exact = try #require(problem.assumptions.first { $0.hasPrefix("noise") })
    #expect(try finding(exact, problem.subject).verdict != .refuted)
    #expect(try finding("boundedVariance(sigma2=50)", problem.subject, own: [[300, -200, 100]]).verdict == .refuted)
  }
}
