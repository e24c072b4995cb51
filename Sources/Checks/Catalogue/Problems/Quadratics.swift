import EFSpec
import GSL
import Theory

extension ProblemEntry {
  private typealias Values = [String: String]

  /// What the two recipes have in common.
  private static let recipe: [Parameter] = [
    Parameter("n", "4"), Parameter("d", "10"), Parameter("L", "10"), Parameter("mu", "1"), Parameter("zeta2", "1"),
    Parameter("sigma2", "1"), Parameter("seed", "1"),
  ]

  static let diagonalQuadratics = ProblemEntry(
    "diagonal", parameters: recipe,
    summary: "Quadratics with diagonal Hessians; Lᵢ is spread evenly up to L, gradients at x⋆ differ by ζ⋆²."
  ) { values, _ in
    let (recipe, sigma2, seed) = try quadraticRecipe(values)
    var stream = RandomStream(StreamName(seed: seed, purpose: .problem, experiment: "diagonal"))
    let problem = recipe.diagonal(using: &stream)
    return paired(
      GaussianNoise(on: problem, variance: sigma2), values, "diagonal", mu: problem.strongConvexity,
      minimiser: problem.minimiser)
  }

  static let denseQuadratics = ProblemEntry(
    "dense", parameters: recipe,
    summary: "Quadratics with randomly rotated Hessians; Lᵢ is spread evenly up to L, gradients at x⋆ differ by ζ⋆²."
  ) { values, _ in
    let (recipe, sigma2, seed) = try quadraticRecipe(values)
    var stream = RandomStream(StreamName(seed: seed, purpose: .problem, experiment: "dense"))
    let problem = try recipe.rotated(using: &stream)
    return paired(
      GaussianNoise(on: problem, variance: sigma2), values, "dense", mu: problem.minimum?.strongConvexity,
      minimiser: problem.minimum?.x)
  }

  static let tridiagonalQuadratics = ProblemEntry(
    "tridiagonal",
    parameters: [
      Parameter("n", "4"), Parameter("d", "8"), Parameter("h", "0.5"), Parameter("lambda", "0.02"),
      Parameter("z", "0.5"), Parameter("sigma2", "1"),
    ],
    summary: "Quadratics with tridiagonal Hessians; h spreads the curvatures of the workers, z their gradients.",
    source: .fatkhullin2023
  ) { values, _ in
    let (n, d) = try (whole(values, "n"), whole(values, "d"))
    let (h, shift) = try (nonNegative(values, "h"), nonNegative(values, "lambda"))
    let (spread, sigma2) = try (nonNegative(values, "z"), nonNegative(values, "sigma2"))
    guard h <= 1, shift > 0 || h < 1 else {
      throw UsageError("'h' must not exceed 1 and lambda must be positive, or f need not be convex")
    }
    let problem = TridiagonalQuadratics(
      workerCount: n, dimension: d, curvatureSpread: h, shift: shift, gradientSpread: spread)
    return paired(
      GaussianNoise(on: problem, variance: sigma2), values, "tridiagonal", mu: problem.strongConvexity,
      minimiser: problem.minimiser)
  }

  static let greedyDivergence = ProblemEntry(
    "greedyDivergence", parameters: [Parameter("M", "1"), Parameter("sigma2", "1")],
    summary: "Three quadratics on which greedy sparsifiers diverge, with noise that grows with the gradient.",
    source: .beznosikov2023
  ) { values, _ in
    let (growth, floor) = try (nonNegative(values, "M"), nonNegative(values, "sigma2"))
    let problem = GreedyDivergenceExample()
    var stream = RandomStream(StreamName(seed: 1, purpose: .problem, experiment: "greedyDivergence"))
    let noise = GrowingNoise(
      FiniteNoise(on: problem, outcomes: 4, variance: floor, using: &stream), growth: growth)
    return PairedProblem(
      subject: FunctionOracle(noise, name: name("greedyDivergence", values), minimiser: problem.minimiser),
      assumptions: DeclaredAssumptions.of(
        problem, strongConvexity: problem.strongConvexity, minimiser: problem.minimiser)
        + (growth > 0 ? ["noise(M=\(growth), sigma2=\(floor))"] : DeclaredAssumptions.ofNoise(variance: floor)))
  }

  // MARK: Reading parameters

  private static func quadraticRecipe(_ values: Values) throws -> (QuadraticRecipe, variance: Double, seed: UInt64) {
    let (n, d) = try (whole(values, "n"), whole(values, "d"))
    let (largest, least) = try (nonNegative(values, "L"), nonNegative(values, "mu"))
    guard 0 < least, least <= largest else { throw UsageError("'mu' must be positive and not above 'L'") }
    guard d > 1 else { throw UsageError("'d' must be at least 2") }
    guard let seed = UInt64(values["seed"] ?? "") else { throw UsageError("'seed' needs a whole number") }
    // The workers' largest curvatures go up to L in equal steps, from the middle between μ and L.
    let middle = (least + largest) / 2
    let step = n == 1 ? 0 : (largest - middle) / Double(n - 1)
    let smoothness = (1...n).map { i in largest - step * Double(n - i) }
    let recipe = QuadraticRecipe(
      dimension: d, smoothness: smoothness, strongConvexity: Array(repeating: least, count: n),
      heterogeneityAtMinimiser: n == 1 ? 0 : try nonNegative(values, "zeta2"))
    return (recipe, try nonNegative(values, "sigma2"), seed)
  }

  private static func paired<P: Problem>(
    _ oracle: GaussianNoise<P>, _ values: Values, _ kind: String, mu: Double?, minimiser: [Double]?
  ) -> PairedProblem {
    PairedProblem(
      subject: FunctionOracle(oracle, name: name(kind, values), minimiser: minimiser),
      assumptions: DeclaredAssumptions.of(oracle.problem, strongConvexity: mu, minimiser: minimiser)
        + DeclaredAssumptions.ofNoise(variance: oracle.noiseVariance)
        // The noise does not depend on the point, so that it cancels.
        + ["meanSquaredSmooth(L=\(oracle.problem.workerSmoothness.max() ?? 0))"])
  }
}
