import EFSpec
import GSL
import Testing

struct QuadraticsTests {
  private func stream(_ experiment: String) -> RandomStream {
    RandomStream(StreamName(seed: 3, purpose: .problem, experiment: experiment))
  }

  @Test("The plane of two workers, by hand")
  func byHand() throws {
    let problem = try twoWorkers()
    #expect(problem.smoothness == 2 && problem.workerSmoothness == [2, 3])
    #expect(relativeDistance(try #require(problem.minimum).x, [0, 1]) < 1e-15)
    #expect(problem.minimum?.strongConvexity == 2)
    // f(0, 1) = ½(½ · 1 + ½ · 3 − 4).
    #expect((problem.lowerBound + 1).magnitude < 1e-15)
    #expect(problem.loss(at: [0.0, 1.0].span) == -1)
    #expect(problem.heterogeneityBound == .infinity)
    // At the minimiser ∇f₁ = (−2, 1), ∇f₂ = (2, −1).
    #expect(problem.heterogeneity(at: [0, 1]) == 5)
  }

  @Test("A mean that is not convex has no minimum, and its smoothness counts magnitudes")
  func indefinite() throws {
    let problem = try DenseQuadratics(
      matrices: [SymmetricMatrix(dimension: 2, entries: [1, 0, 0, -3])], linearTerms: [[0, 0]])
    #expect(problem.minimum == nil && problem.lowerBound == -.infinity && problem.smoothness == 3)
  }

  @Test("A recipe is hit exactly: constants, minimiser, heterogeneity")
  func recipe() throws {
    let recipe = QuadraticRecipe(
      dimension: 7, smoothness: [1, 4, 2.5], strongConvexity: [0.5, 0.125, 0.25], heterogeneityAtMinimiser: 3)
    var stream = stream("recipe")
    let diagonal = recipe.diagonal(using: &stream)
    #expect(diagonal.workerSmoothness == [1, 4, 2.5])
    #expect((diagonal.smoothness - 2.5).magnitude < 1e-15)
    #expect((diagonal.heterogeneityAtMinimiser - 3).magnitude < 1e-12)
    #expect(squaredNorm(diagonal.gradient(at: diagonal.minimiser).span) < 1e-28)
    #expect((diagonal.heterogeneity(at: diagonal.minimiser) - 3).magnitude < 1e-12)
    let rotated = try recipe.rotated(using: &stream)
    #expect(relativeDistance(rotated.workerSmoothness, [1, 4, 2.5]) < 1e-13)
    #expect(rotated.smoothness < 2.5)
    let minimum = try #require(rotated.minimum)
    #expect(minimum.strongConvexity >= (0.5 + 0.125 + 0.25) / 3)
    #expect(squaredNorm(rotated.gradient(at: minimum.x).span) < 1e-26)
    #expect((rotated.heterogeneity(at: minimum.x) - 3).magnitude < 1e-12)
    #expect((rotated.loss(at: minimum.x.span) - rotated.lowerBound).magnitude < 1e-12)
  }

  @Test("Equal spectra without heterogeneity make equal losses; different ones share their minimiser")
  func homogeneousAndInterpolating() {
    var stream = stream("equal")
    let equal = QuadraticRecipe(
      dimension: 4, smoothness: [2, 2], strongConvexity: [1, 1], heterogeneityAtMinimiser: 0
    ).diagonal(using: &stream)
    let x = normalVector(4, using: &stream)
    #expect(equal.gradient(of: 0, at: x) == equal.gradient(of: 1, at: x))
    #expect(equal.heterogeneityBound == 0)
    let interpolating = QuadraticRecipe(
      dimension: 4, smoothness: [2, 5], strongConvexity: [1, 1], heterogeneityAtMinimiser: 0
    ).diagonal(using: &stream)
    #expect(interpolating.heterogeneity(at: interpolating.minimiser) == 0)
    #expect(interpolating.heterogeneityBound == .infinity)
  }

  @Test("Equal Hessians have the same heterogeneity everywhere")
  func boundedHeterogeneity() throws {
    var stream = stream("bounded")
    let problem = QuadraticRecipe(
      dimension: 4, smoothness: [2, 2, 2], strongConvexity: [1, 1, 1], heterogeneityAtMinimiser: 5
    ).diagonal(using: &stream)
    #expect((problem.heterogeneityBound - 5).magnitude < 1e-12)
    #expect((problem.heterogeneity(at: normalVector(4, scale: 9, using: &stream)) - 5).magnitude < 1e-11)
    let tridiagonal = TridiagonalQuadratics(
      workerCount: 4, dimension: 8, curvatureSpread: 0, shift: 0.02, gradientSpread: 0.5)
    let far = normalVector(8, scale: 9, using: &stream)
    #expect((tridiagonal.heterogeneity(at: far) / tridiagonal.heterogeneityBound - 1).magnitude < 1e-12)
  }

  @Test("The tridiagonal family has its published constants")
  func tridiagonal() throws {
    let problem = TridiagonalQuadratics(
      workerCount: 4, dimension: 8, curvatureSpread: 0.5, shift: 0.02, gradientSpread: 0.5)
    // Printed to six digits where they were derived.
    #expect((problem.smoothness - 0.98985).magnitude < 5e-6)
    #expect((problem.quadraticMeanSmoothness - 1.04755).magnitude < 5e-6)
    #expect((problem.strongConvexity - 0.05015).magnitude < 5e-6)
    let gap = problem.loss(at: problem.startingPoint.span) - problem.lowerBound
    #expect((gap - 2.61578).magnitude < 5e-6)
    #expect(squaredNorm(problem.gradient(at: problem.minimiser).span) < 1e-28)
  }

  @Test("The tridiagonal family is what its matrices say")
  func tridiagonalAgainstDense() throws {
    let problem = TridiagonalQuadratics(
      workerCount: 3, dimension: 5, curvatureSpread: 3, shift: 0.02, gradientSpread: 1)
    let matrices = problem.multipliers.map { nu in
      SymmetricMatrix(
        dimension: 5,
        entries: (0..<25).map { place in
          let (i, j) = (place / 5, place % 5)
          return i == j ? nu / 2 + 0.02 : abs(i - j) == 1 ? -nu / 4 : 0
        })
    }
    let dense = try DenseQuadratics(matrices: matrices, linearTerms: problem.linearTerms)
    #expect(relativeDistance(problem.workerSmoothness, dense.workerSmoothness) < 1e-13)
    #expect((problem.smoothness / dense.smoothness - 1).magnitude < 1e-13)
    #expect((problem.lowerBound / dense.lowerBound - 1).magnitude < 1e-12)
    let x = [1.0, -2, 3, 0.5, -0.25]
    for i in 0..<3 {
      #expect(relativeDistance(problem.gradient(of: i, at: x), dense.gradient(of: i, at: x)) < 1e-14)
      #expect((problem.loss(of: i, at: x.span) / dense.loss(of: i, at: x.span) - 1).magnitude < 1e-13)
    }
  }

  @Test("A random orthogonal matrix is orthogonal", arguments: [1, 2, 9])
  func orthogonal(d: Int) throws {
    var stream = stream("orthogonal")
    let q = try randomOrthogonal(dimension: d, using: &stream)
    for i in 0..<d {
      for j in 0..<d {
        let product = (0..<d).reduce(0) { $0 + q[i * d + $1] * q[j * d + $1] }
        #expect((product - (i == j ? 1 : 0)).magnitude < 1e-14)
      }
    }
  }
}
