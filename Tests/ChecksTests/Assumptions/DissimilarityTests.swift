import EFSpec
import GSL
import Testing
import Theory

@testable import Checks

/// `(1/n) Σᵢ ‖∇fᵢ(x)‖² ≤ ζ² + B²‖∇f(x)‖²`, with exact pairs from the curve of distributed quadratics.
@Suite struct DissimilarityTests {
  private func quadratics(spread: Double) throws -> CentredQuadratics {
    var stream = RandomStream(StreamName(seed: 61, purpose: .test, experiment: "dissimilarity"))
    let matrices = try QuadraticRecipe(
      dimension: 4, smoothness: [5, 8, 10], strongConvexity: [1, 0.5, 1], heterogeneityAtMinimiser: 0
    ).rotated(using: &stream).matrices
    let centres = matrices.map { _ in (0..<4).map { _ in spread * stream.gaussian() } }
    return try CentredQuadratics(matrices: matrices, centres: centres)
  }

  private func verdict(_ problem: CentredQuadratics, growth: Double, floor: Double) throws -> Verdict {
    let subject = FunctionOracle(ExactOracle(problem), name: "quadratics", minimiser: problem.minimiser)
    return try finding("dissimilarity(B2=\(growth), zeta2=\(floor))", subject).verdict
  }

  @Test(arguments: [1.05, 1.5, 4]) func exactPairsHoldAndSmallerFloorsAreRefuted(multiple: Double) throws {
    let problem = try quadratics(spread: 1)
    let curve = try NoiseGrowthCurve(workersOf: problem)
    let growth = multiple * curve.criticalGrowth
    let floor = curve.floor(atGrowth: growth)
    #expect(try verdict(problem, growth: growth, floor: floor * (1 + 1e-9)) == .holdsExactly)
    #expect(try verdict(problem, growth: growth, floor: 0.9 * floor) == .refuted)
  }

  @Test func belowTheCriticalGrowthEveryFloorIsRefuted() throws {
    let problem = try quadratics(spread: 1)
    let critical = try NoiseGrowthCurve(workersOf: problem).criticalGrowth
    #expect(try verdict(problem, growth: 0.99 * critical, floor: 1000) == .refuted)
  }

  @Test func aCommonMinimiserNeedsNoFloor() throws {
    let problem = try CentredQuadratics(
      matrices: quadratics(spread: 1).matrices, centres: Array(repeating: [1, -2, 3, 0.5], count: 3))
    let critical = try NoiseGrowthCurve(workersOf: problem).criticalGrowth
    #expect(try verdict(problem, growth: critical * (1 + 1e-9), floor: 0) == .holdsExactly)
    #expect(try verdict(problem, growth: 0.99 * critical, floor: 0) == .refuted)
    // The mean square is never below the square of the mean.
    #expect(try verdict(problem, growth: 0.999, floor: 0) == .refuted)
  }

  @Test func theClaimNeedsBothConstants() {
    #expect(throws: UsageError.self) { try AssumptionSpecification(parsing: "dissimilarity(zeta2=1)") }
    #expect(throws: UsageError.self) { try AssumptionSpecification(parsing: "dissimilarity(B2=1)") }
  }
}
