import EFSpec
import GSL
import Theory

extension FeedbackScene {
  /// Convex and nonconvex losses, additive, growing and row-sampling noise. The last one is not quasi-convex.
  static func all() throws -> [FeedbackScene] { try quasiConvex() + [saturating()] }

  static func quasiConvex() throws -> [FeedbackScene] {
    try [
      growing("a quadratic", diagonal([2, 0.3]), growth: 0.5, variance: 1),
      growing("an isotropic quadratic", diagonal([1, 1]), growth: 3, variance: 0.5),
      growing("an isotropic quadratic without noise", diagonal([1, 1]), growth: 0, variance: 0),
      growing("an angular loss", Angular(beta: 0.4), growth: 0.25, variance: 1),
      growing("a sine loss", SineQuadratic(dimension: 2, amplitude: 0.6), growth: 1, variance: 0.1),
      growing("smooth absolute values", SmoothAbsoluteValue(dimension: 2), growth: 0.1, variance: 1),
      rows(),
    ]
  }

  /// `Σ xⱼ²/(1 + xⱼ²)`.
  static func saturating() throws -> FeedbackScene {
    let problem = SaturatingSquares(dimension: 2)
    return try FeedbackScene(
      "saturating squares", quasiConvexity: nil, minimiser: [0, 0], noise: NoiseConstants(growth: 1, variance: 0.2)
    ) { GrowingNoise(points(on: Replicated(problem, copies: $0), variance: 0.2), growth: 1) }
  }

  static func diagonal(_ eigenvalues: [Double]) -> DiagonalQuadratics {
    let zero = eigenvalues.map { _ in 0.0 }
    return DiagonalQuadratics(diagonals: [eigenvalues], gradientsAtMinimiser: [zero], minimiser: zero)
  }

  private static func growing<P: QuasiConvexProblem>(
    _ name: String, _ problem: P, growth: Double, variance: Double
  ) throws -> FeedbackScene {
    try FeedbackScene(
      name, quasiConvexity: problem.quasiConvexity, minimiser: problem.minimiser,
      noise: NoiseConstants(growth: growth, variance: variance)
    ) { GrowingNoise(points(on: Replicated(problem, copies: $0), variance: variance), growth: growth) }
  }

  /// Three points around 0, of the exact variance; two of them on one side.
  private static func points<P: Problem>(on problem: P, variance: Double) -> FiniteNoise<P> {
    let scale = (3 * variance / 8).squareRoot()
    return FiniteNoise(on: problem, points: [[2, 0], [-1, 1], [-1, -1]].map { $0.map { scale * $0 } })
  }

  /// Least squares over six rows that do not fit, at one and a half times the least `M`.
  private static func rows() throws -> FeedbackScene {
    let problem = try LeastSquares(
      rows: [[1, 0], [0, 1], [1, 1], [2, -1], [-1, 0.5], [0.5, 2]], targets: [1, -1, 0.5, 0, 2, 1])
    let curve = try NoiseGrowthCurve(rowsOf: problem)
    let growth = 1.5 * curve.criticalGrowth
    return try FeedbackScene(
      "least squares", quasiConvexity: problem.strongConvexity, minimiser: problem.minimiser,
      noise: NoiseConstants(growth: growth, variance: curve.floor(atGrowth: growth))
    ) { RowSampling(of: Replicated(problem, copies: $0)) }
  }
}
