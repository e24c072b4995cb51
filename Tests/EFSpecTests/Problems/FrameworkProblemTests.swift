import EFSpec
import Foundation
import GSL
import Testing

/// The losses of the error-feedback framework, with their exact constants.
@Suite struct FrameworkProblemTests {
  private func stream(_ experiment: String) -> RandomStream {
    RandomStream(StreamName(seed: 31, purpose: .test, experiment: experiment))
  }

  private func loss(_ problem: some Problem, at x: [Double]) -> Double { problem.loss(at: x.span) }

  private func squareLength(_ x: [Double]) -> Double { squaredNorm(x.span) }

  private func difference(_ x: [Double], _ y: [Double]) -> [Double] { zip(x, y).map { $0 - $1 } }

  private func inner(_ x: [Double], _ y: [Double]) -> Double { dot(x.span, y.span) }

  /// The smallest `(⟨∇f(x), x − x⋆⟩ − F(x))/‖x − x⋆‖² − μ/2` over random points at radii from 0.01 to 10.
  private func quasiConvexityMargin(of problem: some QuasiConvexProblem) -> Double {
    var stream = stream("quasi-convexity")
    var least = Double.infinity
    for radius in [0.01, 0.1, 1, 3, 10] {
      for _ in 0..<400 {
        let z = normalVector(problem.dimension, scale: radius, using: &stream)
        let x = zip(problem.minimiser, z).map { $0 + $1 }
        let product = inner(problem.gradient(at: x), z)
        let gap = loss(problem, at: x) - problem.lowerBound
        least = min(least, (product - gap) / squaredNorm(z.span) - problem.quasiConvexity / 2)
      }
    }
    return least
  }

  /// The margin is nowhere negative, and somewhere nearly zero.
  @Test func quasiConvexityHoldsAndIsTight() throws {
    for beta in [0, 0.1, 0.5, 0.9] {
      let margin = quasiConvexityMargin(of: Angular(beta: beta))
      #expect(margin >= -1e-12 && margin < 1e-3)
    }
    for amplitude in [0.25, 0.6, 0.8] {
      let margin = quasiConvexityMargin(of: SineQuadratic(dimension: 1, amplitude: amplitude))
      #expect(margin >= -1e-12 && margin < 1e-3)
    }
    #expect(quasiConvexityMargin(of: SmoothAbsoluteValue(dimension: 2)) >= -1e-12)
    let rows = [[1.0, 2], [0, 1], [3, -1]]
    #expect(quasiConvexityMargin(of: try LeastSquares(rows: rows, targets: [1, 0, 2])) >= -1e-12)
    #expect(quasiConvexityMargin(of: try ridge()) >= -1e-12)
  }

  /// Far out the squares have saturated: `⟨∇f(x), x⟩ < f(x)`.
  @Test func saturatingSquaresAreNotQuasiConvex() {
    let problem = SaturatingSquares(dimension: 1)
    #expect(problem.gradient(at: [3])[0] * 3 < loss(problem, at: [3.0]))
    #expect(loss(problem, at: [1.0]) == 0.5 && problem.gradient(at: [1]) == [0.5])
  }

  /// Across the diagonal, where `cos 4θ = −1`, the curvature is `2 + 14β`; along an axis it is `2 + 2β`.
  @Test(arguments: [0.1, 0.5, 0.9]) func theAngularLossHasItsSmoothness(_ beta: Double) {
    let problem = Angular(beta: beta)
    func curvature(at x: [Double], along u: [Double]) -> Double {
      let ends = [1e-5, -1e-5].map { h in problem.gradient(at: [x[0] + h * u[0], x[1] + h * u[1]]) }
      return inner(zip(ends[0], ends[1]).map { ($0 - $1) / 2e-5 }, u)
    }
    let half = 0.5.squareRoot()
    #expect((curvature(at: [1, 1], along: [half, -half]) / problem.smoothness - 1).magnitude < 1e-8)
    #expect((curvature(at: [1, 0], along: [1, 0]) / (2 + 2 * beta) - 1).magnitude < 1e-8)
    var stream = stream("angular")
    for _ in 0..<2000 {
      let (x, y) = (normalVector(2, using: &stream), normalVector(2, using: &stream))
      let ratio = squareLength(difference(problem.gradient(at: x), problem.gradient(at: y)))
      #expect(ratio <= pow(problem.smoothness, 2) * squareLength(difference(x, y)) * (1 + 1e-9))
    }
  }

  @Test func theAngularLossIsZeroAtTheOrigin() {
    let problem = Angular(beta: 0.5)
    #expect(loss(problem, at: [0.0, 0]) == 0 && problem.gradient(at: [0, 0]) == [0, 0])
    // On the axis f = (1 + β) r², on the diagonal (1 − β) r².
    #expect(loss(problem, at: [2.0, 0]) == 6 && loss(problem, at: [1.0, 1]) == 1)
  }

  /// `f = ½((x − 1)² + (x − 3)²)/2·…` by hand: matrices 1 and 3, centres 0 and 4, so that `x⋆ = 3`, `f⋆ = 3`.
  @Test func centredQuadraticsByHand() throws {
    let problem = try CentredQuadratics(
      matrices: [SymmetricMatrix(dimension: 1, entries: [1]), SymmetricMatrix(dimension: 1, entries: [3])],
      centres: [[0], [4]])
    #expect(problem.smoothness == 2 && problem.strongConvexity == 2 && problem.workerSmoothness == [1, 3])
    #expect(relativeDistance(problem.minimiser, [3]) < 1e-15 && (problem.lowerBound - 3).magnitude < 1e-14)
    // Gradients at x⋆ are 3 and −3: s⋆ = 9, h = (3 − 9)/2, Q = (1 + 9)/2.
    #expect((problem.heterogeneityAtMinimiser - 9).magnitude < 1e-13)
    #expect(relativeDistance(problem.heterogeneitySlope, [-3]) < 1e-14)
    #expect(problem.meanSquaredMatrix.entries == [5])
    #expect(problem.heterogeneityBound == .infinity)
  }

  /// Rows that do not span the space, a mean that is bent down, and entries that overflow are refused.
  @Test func quadraticsWithoutStrongConvexityAreRefused() throws {
    func centred(_ matrices: [SymmetricMatrix]) throws -> CentredQuadratics {
      try CentredQuadratics(matrices: matrices, centres: matrices.map { _ in [0, 1] })
    }
    func diagonal(_ a: Double, _ b: Double) -> SymmetricMatrix {
      SymmetricMatrix(dimension: 2, entries: [a, 0, 0, b])
    }
    #expect(throws: QuadraticError.flat(smallestEigenvalue: 0)) {
      try LeastSquares(rows: [[1, 0], [2, 0]], targets: [1, 1])
    }
    #expect(throws: QuadraticError.overflow) { try LeastSquares(rows: [[1e200, 0], [0, 1]], targets: [1, 1]) }
    // One matrix may be bent down if the mean is not.
    #expect(try centred([diagonal(-1, 1), diagonal(3, 1)]).strongConvexity == 1)
    #expect(throws: QuadraticError.flat(smallestEigenvalue: -0.5)) { try centred([diagonal(-1, 1), diagonal(0, 1)]) }
    // Entries off the diagonal are ∞ − ∞.
    let half = 0.5.squareRoot()
    let huge = SymmetricMatrix(eigenvalues: [.infinity, .infinity], orthogonal: [half, half, half, -half])
    #expect(throws: QuadraticError.overflow) { try centred([huge]) }
    #expect("\(QuadraticError.flat(smallestEigenvalue: -0.5))".hasSuffix("is -0.5"))
  }

  @Test func centredQuadraticsWithOneCentreShareTheirMinimiser() throws {
    let matrices = try rotatedQuadratics().matrices
    let centre = [1.0, -2, 3, 0, 0.5, 0.1]
    let problem = try CentredQuadratics(matrices: matrices, centres: Array(repeating: centre, count: 3))
    #expect(problem.minimiser == centre && problem.lowerBound == 0 && problem.heterogeneityAtMinimiser == 0)
    for k in 0..<3 { #expect(problem.gradient(of: k, at: centre).allSatisfy { $0 == 0 }) }
  }

  @Test func centredQuadraticsAreDenseQuadratics() throws {
    let dense = try rotatedQuadratics()
    let centres = try zip(dense.matrices, dense.linearTerms).map { try solvePositiveDefinite($0.entries, $1) }
    let problem = try CentredQuadratics(matrices: dense.matrices, centres: centres)
    let x = [0.5, -1, 2, 0.25, 3, -0.75]
    for k in 0..<3 {
      #expect(relativeDistance(problem.gradient(of: k, at: x), dense.gradient(of: k, at: x)) < 1e-12)
    }
    #expect(relativeDistance(problem.minimiser, try #require(dense.minimum).x) < 1e-11)
  }

  private func ridge() throws -> RidgeLogistic {
    try RidgeLogistic(parts: randomLogistic().parts, regularisation: 0.1)
  }

  @Test func theRidgeFindsItsMinimiser() throws {
    let problem = try ridge()
    #expect(squareLength(problem.gradient(at: problem.minimiser)) < 1e-30)
    #expect(problem.strongConvexity == 0.1 && problem.lowerBound < loss(problem, at: [0.0, 0, 0, 0, 0]))
    // A tiny ridge leaves a flat loss far from its minimiser; Newton's steps get there too.
    let flat = try RidgeLogistic(parts: problem.parts, regularisation: 1e-6)
    #expect(squareLength(flat.gradient(at: flat.minimiser)) < 1e-26)
  }

  /// Two rows in the plane: `f = ¼((x₁ − 1)² + (2x₂ + 4)²)`.
  @Test func leastSquaresByHand() throws {
    let problem = try LeastSquares(rows: [[1, 0], [0, 2]], targets: [1, -4])
    #expect(problem.smoothness == 2 && problem.strongConvexity == 0.5)
    #expect(relativeDistance(problem.minimiser, [1, -2]) < 1e-15 && problem.lowerBound < 1e-30)
    #expect(problem.gradient(at: [3, -1]) == [1, 2])
    #expect(problem.samplingVarianceBound(of: 0) == .infinity && problem.secondMomentMatrix.entries == [0.5, 0, 0, 8])
  }

  /// Random points: the variance of a row is `s⋆ + 2zᵀh + zᵀ(Q − H²)z`.
  @Test func theVarianceOfLeastSquaresIsItsFormula() throws {
    let problem = try LeastSquares(
      rows: [[1, 2, 0.5], [-1, 0.5, 1], [0.3, -1, 0.2], [2, 0, 1], [0.5, 1, -1]], targets: [1, -1, 0.5, 2, 0])
    var stream = stream("least squares")
    for _ in 0..<20 {
      let z = normalVector(3, using: &stream)
      let x = zip(problem.minimiser, z).map { $0 + $1 }
      let form = inner(problem.secondMomentMatrix.product(with: z), z)
      let expected =
        problem.samplingVarianceAtMinimiser + 2 * inner(problem.samplingVarianceSlope, z) + form
        - squareLength(problem.hessian.product(with: z))
      let variance = problem.samplingVariance(of: 0, at: x)
      #expect((variance - expected).magnitude < 1e-12 * max(1, variance))
    }
  }

  @Test func copiesShareTheirLosses() throws {
    let base = try twoWorkers()
    let problem = Replicated(base, copies: 3)
    #expect(problem.workerCount == 6 && problem.smoothness == base.smoothness)
    #expect(problem.workerSmoothness == [2, 3, 2, 3, 2, 3])
    let x = [0.5, -2]
    for k in 0..<6 { #expect(problem.gradient(of: k, at: x) == base.gradient(of: k % 2, at: x)) }
    #expect((loss(problem, at: x) - loss(base, at: x)).magnitude < 1e-14)
  }
}
