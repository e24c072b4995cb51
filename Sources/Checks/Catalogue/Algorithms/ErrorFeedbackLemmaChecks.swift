import EFSpec
import GSL
import Theory

extension Catalogue {
  /// The inequalities behind the bounds of EF14, at states along runs, near the minimiser and at it.
  static func errorFeedbackLemmaChecks() throws -> [StatementCheck] {
    let rotated = try heterogeneousQuadratics(workers: 2, dimension: 4)
    // All losses equal and isotropic: here the inequalities are attained.
    let shared = DiagonalQuadratics(
      diagonals: [[2, 2, 2, 2], [2, 2, 2, 2]], gradientsAtMinimiser: [[0, 0, 0, 0], [0, 0, 0, 0]],
      minimiser: [0, 0, 0, 0])
    let different = try ErrorFeedbackInstance(
      rotated.problem, minimiser: rotated.minimum.x, strongConvexity: rotated.minimum.strongConvexity,
      growth: 0.5, floor: 1)
    let equal = try ErrorFeedbackInstance(
      shared, minimiser: shared.minimiser, strongConvexity: shared.strongConvexity, growth: 0, floor: 1)
    let randK = RandK(1, scaling: .biased)
    return [
      try LemmaCheck(different, TopK(1), TopKTheory(1), named: "Top-1, different quadratics").check,
      try LemmaCheck(different, randK, RandKTheory(1), named: "Rand-1, different quadratics").check,
      try LemmaCheck(equal, TopK(1), TopKTheory(1), named: "Top-1, equal isotropic quadratics").check,
      try LemmaCheck(equal, randK, RandKTheory(1), named: "Rand-1, equal isotropic quadratics").check,
    ]
  }

  /// Quadratics that no two workers share, the same for every run: spectra from ½ to 4, `D = 2`.
  static func heterogeneousQuadratics(
    workers n: Int, dimension d: Int
  ) throws -> (problem: DenseQuadratics, minimum: DenseQuadratics.Minimum) {
    var stream = RandomStream(StreamName(seed: 0, purpose: .problem, experiment: "heterogeneous quadratics"))
    let problem = try QuadraticRecipe(
      dimension: d, smoothness: (0..<n).map { 4 - Double($0) / Double(n) },
      strongConvexity: Array(repeating: 0.5, count: n), heterogeneityAtMinimiser: 2
    ).rotated(using: &stream)
    guard let minimum = problem.minimum else { preconditionFailure("a mean of strongly convex losses has a minimum") }
    return (problem, minimum)
  }
}

/// A strongly convex problem with noise of three outcomes times two, and its constants.
struct ErrorFeedbackInstance<P: Problem>: Sendable {
  let oracle: GrowingNoise<P>
  let minimiser: [Double]
  let strongConvexity: Double
  /// `∇fᵢ(x⋆)`.
  let gradientsAtMinimiser: [[Double]]

  init(_ problem: P, minimiser: [Double], strongConvexity: Double, growth: Double, floor: Double) throws {
    var stream = RandomStream(StreamName(seed: 0, purpose: .problem, experiment: "growing noise"))
    oracle = GrowingNoise(
      FiniteNoise(on: problem, outcomes: 3, variance: floor, using: &stream), growth: growth)
    self.minimiser = minimiser
    self.strongConvexity = strongConvexity
    gradientsAtMinimiser = (0..<problem.workerCount).map { problem.gradient(of: $0, at: minimiser) }
  }

  var problem: P { oracle.problem }

  /// `D`, without the rounding of gradients that vanish for all workers.
  var heterogeneity: Double {
    let squares = gradientsAtMinimiser.map { squaredNorm($0.span) }
    return problem.workerCount == 1 ? 0 : GSL.mean(squares)
  }

  func hypotheses(_ theory: some CompressorTheory) throws -> EF14ConvexHypotheses {
    guard let compressor = try theory.constants(dimension: problem.dimension).contractiveClass else {
      preconditionFailure("\(theory) is not contractive")
    }
    return try EF14ConvexHypotheses(
      smoothness: problem.workerSmoothness.max() ?? 0, strongConvexity: strongConvexity, compressor: compressor,
      noise: NoiseConstants(growth: oracle.growth, floor: oracle.floor), heterogeneity: heterogeneity,
      workerCount: problem.workerCount)
  }
}
