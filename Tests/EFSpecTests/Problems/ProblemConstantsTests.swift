import EFSpec
import GSL
import Testing

/// What every problem owes: gradients that are derivatives, and constants that hold and are tight.
struct ProblemConstantsTests {
  private func problems() throws -> [any Problem] {
    var stream = RandomStream(StreamName(seed: 3, purpose: .problem, experiment: "constants"))
    let recipe = QuadraticRecipe(
      dimension: 6, smoothness: [1, 4, 2], strongConvexity: [0.5, 0, 0.25], heterogeneityAtMinimiser: 3)
    return [
      try twoWorkers(), try rotatedQuadratics(), recipe.diagonal(using: &stream),
      TridiagonalQuadratics(workerCount: 4, dimension: 8, curvatureSpread: 0.5, shift: 0.02, gradientSpread: 0.5),
      TridiagonalQuadratics(workerCount: 3, dimension: 5, curvatureSpread: 3, shift: 0.02, gradientSpread: 1),
      try randomLogistic(), try randomLogistic(regularisation: 0),
      try RidgeLogistic(parts: randomLogistic().parts, regularisation: 0.1),
      SineQuadratic(dimension: 3, amplitude: 0.6),
      SaturatingSquares(dimension: 3), SmoothAbsoluteValue(dimension: 3),
      try LeastSquares(rows: [[1, 2, 0.5], [-1, 0.5, 1], [0.3, -1, 0.2], [2, 0, 1]], targets: [1, -1, 0.5, 2]),
      try CentredQuadratics(
        matrices: rotatedQuadratics().matrices,
        centres: [[1], [-2], [0.5]].map { c in
          (0..<6).map { c[0] + Double($0) }
        }),
    ]
  }

  private func point(_ problem: some Problem, scale: Double, _ stream: inout RandomStream) -> [Double] {
    normalVector(problem.dimension, scale: scale, using: &stream)
  }

  @Test("Gradients agree with central differences")
  func centralDifferences() throws {
    func examine(_ problem: some Problem) {
      var stream = RandomStream(StreamName(seed: 4, purpose: .test, experiment: "differences"))
      for _ in 0..<5 {
        let x = point(problem, scale: 1, &stream)
        for i in 0..<problem.workerCount {
          let gradient = problem.gradient(of: i, at: x)
          let differences = x.indices.map { j -> Double in
            // With the step h = 10⁻⁵ the truncation is of order h² and the rounding of order 10⁻¹⁶/h.
            var up = x
            var down = x
            up[j] += 1e-5
            down[j] -= 1e-5
            return (problem.loss(of: i, at: up.span) - problem.loss(of: i, at: down.span)) / (up[j] - down[j])
          }
          #expect(relativeDistance(differences, gradient) < 1e-8, "\(type(of: problem))")
        }
      }
    }
    for problem in try problems() { examine(problem) }
  }

  @Test("f and its gradient are the means over the workers")
  func means() throws {
    func examine(_ problem: some Problem) {
      var stream = RandomStream(StreamName(seed: 4, purpose: .test, experiment: "means"))
      let x = point(problem, scale: 1, &stream)
      let n = problem.workerCount
      let loss = (0..<n).reduce(0) { $0 + problem.loss(of: $1, at: x.span) } / Double(n)
      #expect((problem.loss(at: x.span) - loss).magnitude < 1e-12 * loss.magnitude)
      let parts = (0..<n).map { problem.gradient(of: $0, at: x) }
      #expect(relativeDistance(problem.gradient(at: x), mean(of: parts)) < 1e-13)
    }
    for problem in try problems() { examine(problem) }
  }

  /// The largest ratio `‖∇f(x) − ∇f(y)‖/‖x − y‖` that random pairs and then power iteration on the Hessian
  /// at 0, by differences of gradients, can find.
  private func largestRatio(_ gradient: ([Double]) -> [Double], dimension d: Int) -> (random: Double, power: Double) {
    var stream = RandomStream(StreamName(seed: 6, purpose: .test, experiment: "ratios"))
    func ratio(_ x: [Double], _ y: [Double]) -> Double {
      (squaredDistance(gradient(x).span, gradient(y).span) / squaredDistance(x.span, y.span)).squareRoot()
    }
    var random = 0.0
    for scale in [1e-3, 1, 1e3] {
      for _ in 0..<100 {
        random = max(
          random,
          ratio(normalVector(d, scale: scale, using: &stream), normalVector(d, scale: scale, using: &stream)))
      }
    }
    let zero = [Double](repeating: 0, count: d)
    var direction = normalVector(d, using: &stream)
    for _ in 0..<300 {
      let length = 1e-4 / squaredNorm(direction.span).squareRoot()
      let step = direction.map { $0 * length }
      direction = zip(gradient(step), gradient(zero)).map { ($0 - $1) / 1e-4 }
    }
    let length = 1e-4 / squaredNorm(direction.span).squareRoot()
    return (random, ratio(direction.map { $0 * length }, zero))
  }

  @Test("No pair exceeds the smoothness constants, and power iteration nearly meets them")
  func smoothness() throws {
    func examine(_ problem: some Problem) {
      let whole = largestRatio({ problem.gradient(at: $0) }, dimension: problem.dimension)
      #expect(whole.random <= problem.smoothness * (1 + 1e-9))
      #expect(whole.power <= problem.smoothness * (1 + 1e-6) && whole.power >= 0.95 * problem.smoothness)
      for i in 0..<problem.workerCount {
        let part = largestRatio({ problem.gradient(of: i, at: $0) }, dimension: problem.dimension)
        #expect(part.random <= problem.workerSmoothness[i] * (1 + 1e-9))
        #expect(part.power <= problem.workerSmoothness[i] * (1 + 1e-6))
        #expect(part.power >= 0.95 * problem.workerSmoothness[i])
      }
    }
    for problem in try problems() { examine(problem) }
  }

  @Test("The lower bound and the bound of heterogeneity hold at random points")
  func bounds() throws {
    func examine(_ problem: some Problem) {
      var stream = RandomStream(StreamName(seed: 7, purpose: .test, experiment: "bounds"))
      for scale in [0.1, 1, 10, 100] {
        for _ in 0..<20 {
          let x = point(problem, scale: scale, &stream)
          #expect(problem.loss(at: x.span) >= problem.lowerBound)
          #expect(problem.heterogeneity(at: x) <= problem.heterogeneityBound)
        }
      }
    }
    for problem in try problems() { examine(problem) }
  }
}
