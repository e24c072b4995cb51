import Checks
import EFSpec
import GSL
import Testing
import Theory

/// The exact pairs of growth and floor, against the noise and the heterogeneity that they bound.
@Suite struct GrowthCurveTests {
  private func stream(_ experiment: String) -> RandomStream {
    RandomStream(StreamName(seed: 51, purpose: .test, experiment: experiment))
  }

  private func square(_ x: [Double]) -> Double { squaredNorm(x.span) }

  private func leastSquares() throws -> LeastSquares {
    try LeastSquares(
      rows: [[1, 2, 0.5], [-1, 0.5, 1], [0.3, -1, 0.2], [2, 0, 1], [0.5, 1, -1]], targets: [1, -1, 0.5, 2, 0])
  }

  /// `variance − M‖∇f(x)‖²` at `x⋆ + z`, the variance of a random row by enumeration.
  private func excess(_ problem: LeastSquares, growth: Double, at z: [Double]) -> Double {
    let x = zip(problem.minimiser, z).map { $0 + $1 }
    return problem.samplingVariance(of: 0, at: x) - growth * square(problem.gradient(at: x))
  }

  @Test(arguments: [1.1, 2, 5]) func theNoiseOfRowsIsBoundedAndTheBoundIsAttained(_ multiple: Double) throws {
    let problem = try leastSquares()
    let curve = try NoiseGrowthCurve(rowsOf: problem)
    let growth = multiple * curve.criticalGrowth
    let floor = curve.floor(atGrowth: growth)
    var stream = stream("rows")
    for radius in [0.01, 0.1, 1, 10, 100] {
      for _ in 0..<100 {
        let z = (0..<3).map { _ in radius * stream.gaussian() }
        // The rounding of the difference is a few units in the last place of its terms.
        #expect(excess(problem, growth: growth, at: z) <= floor + 1e-12 * (floor + growth * 20 * square(z)))
      }
    }
    let worst = try #require(curve.worstOffset(atGrowth: growth))
    #expect((excess(problem, growth: growth, at: worst) / floor - 1).magnitude < 1e-10)
  }

  /// Below `M₀` the excess grows with the distance: no floor suffices.
  @Test func belowTheCriticalGrowthNoFloorSuffices() throws {
    let problem = try leastSquares()
    let curve = try NoiseGrowthCurve(rowsOf: problem)
    var stream = stream("below")
    let far = (0..<400).map { _ in
      excess(problem, growth: 0.9 * curve.criticalGrowth, at: (0..<3).map { _ in 1e3 * stream.gaussian() })
    }
    #expect((far.max() ?? 0) > 1e3 && curve.floor(atGrowth: 0.9 * curve.criticalGrowth) == .infinity)
    #expect(curve.criticalGrowth > 0)
  }

  /// Targets that the rows fit leave no noise at the minimiser: `σ² = 0`.
  @Test func interpolationHasNoFloor() throws {
    let rows = try leastSquares().rows
    let problem = try LeastSquares(rows: rows, targets: rows.map { $0[0] - 2 * $0[1] + $0[2] })
    let curve = try NoiseGrowthCurve(rowsOf: problem)
    #expect(curve.floor(atGrowth: 1.1 * curve.criticalGrowth) < 1e-28)
  }

  /// `f_k = ⟨a_k, x⟩² + ‖x‖²/4`, `a = (−3, 2, 2)` and its rotations: `ζ² = 0` and `B² = 17.326531`.
  @Test func workersWithACommonMinimiserHaveNoHeterogeneityFloor() throws {
    let axes: [[Double]] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    let directions: [[Double]] = [[-3, 2, 2], [2, -3, 2], [2, 2, -3]]
    let matrices = directions.map { SymmetricMatrix(sumOf: [$0] + axes, weights: [2, 0.5, 0.5, 0.5]) }
    let problem = try CentredQuadratics(matrices: matrices, centres: Array(repeating: [0, 0, 0], count: 3))
    #expect((problem.smoothness - 103.0 / 6).magnitude < 1e-12)
    let curve = try NoiseGrowthCurve(workersOf: problem)
    #expect((curve.criticalGrowth - 17.326531).magnitude < 1e-6)
    #expect(curve.floor(atGrowth: 17.4) == 0)
  }

  /// With one matrix the workers differ by constant gradients: `B² = 1`, and `ζ²` is the heterogeneity.
  @Test func workersWithACommonHessianHaveGrowthOne() throws {
    let matrix = SymmetricMatrix(dimension: 2, entries: [2, 1, 1, 3])
    let problem = try CentredQuadratics(matrices: [matrix, matrix, matrix], centres: [[0, 0], [1, -2], [3, 1]])
    let curve = try NoiseGrowthCurve(workersOf: problem)
    #expect((curve.criticalGrowth - 1).magnitude < 1e-13)
    let floor = curve.floor(atGrowth: 1.5)
    #expect((floor / problem.heterogeneityAtMinimiser - 1).magnitude < 1e-12)
    #expect(problem.heterogeneityBound == problem.heterogeneityAtMinimiser)
  }
}
