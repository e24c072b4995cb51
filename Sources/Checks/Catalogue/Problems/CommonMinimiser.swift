import EFSpec
import GSL
import Theory

extension ProblemEntry {
  static let commonMinimiser = ProblemEntry(
    "commonMinimiser",
    parameters: [
      Parameter("n", "4"), Parameter("d", "6"), Parameter("L", "10"), Parameter("mu", "1"), Parameter("M", "1"),
      Parameter("sigma2", "1"), Parameter("seed", "1"),
    ],
    summary: "Quadratics with different, randomly rotated Hessians around one centre, with noise that grows.",
    source: .stich2020
  ) { values, _ in
    let quadratics = try rotatedQuadratics(values, "commonMinimiser")
    let (growth, floor) = try (nonNegative(values, "M"), nonNegative(values, "sigma2"))
    let centre = quadratics.centre
    let problem = try CentredQuadratics(
      matrices: quadratics.matrices, centres: quadratics.matrices.map { _ in centre })
    let curve = try NoiseGrowthCurve(workersOf: problem)
    let oracle = MultiplicativeNoise(on: problem, growth: growth, floor: floor)
    return PairedProblem(
      subject: FunctionOracle(oracle, name: name("commonMinimiser", values), minimiser: centre),
      assumptions: DeclaredAssumptions.of(problem, strongConvexity: problem.strongConvexity, minimiser: centre)
        // Rounded up: the constant is attained.
        + ["dissimilarity(B2=\(curve.criticalGrowth * (1 + 1e-9)), zeta2=0.0)"]
        + (growth > 0 ? ["noise(M=\(growth), sigma2=\(floor))"] : DeclaredAssumptions.ofNoise(variance: floor)))
  }

  static let centredQuadratics = ProblemEntry(
    "centredQuadratics",
    parameters: [
      Parameter("n", "4"), Parameter("d", "6"), Parameter("L", "10"), Parameter("mu", "1"), Parameter("spread", "1"),
      Parameter("growth", "1.5"), Parameter("sigma2", "1"), Parameter("seed", "1"),
    ],
    summary: "Quadratics with different Hessians around different centres; B² is growth times the least possible.",
    source: .stich2020
  ) { values, _ in
    let multiple = try nonNegative(values, "growth")
    guard multiple > 1 else { throw UsageError("'growth=\(multiple)' must be above 1: below, no ζ² suffices") }
    let quadratics = try rotatedQuadratics(values, "centredQuadratics")
    let (spread, sigma2) = try (nonNegative(values, "spread"), nonNegative(values, "sigma2"))
    var stream = quadratics.stream
    let centres = quadratics.matrices.map { _ in quadratics.centre.map { $0 + spread * stream.gaussian() } }
    let problem = try CentredQuadratics(matrices: quadratics.matrices, centres: centres)
    let curve = try NoiseGrowthCurve(workersOf: problem)
    let growth = multiple * curve.criticalGrowth
    return PairedProblem(
      subject: FunctionOracle(
        GaussianNoise(on: problem, variance: sigma2), name: name("centredQuadratics", values),
        minimiser: problem.minimiser),
      assumptions: DeclaredAssumptions.of(
        problem, strongConvexity: problem.strongConvexity, minimiser: problem.minimiser)
        // Rounded up: the constant is attained.
        + ["dissimilarity(B2=\(growth), zeta2=\(curve.floor(atGrowth: growth) * (1 + 1e-9)))"]
        + DeclaredAssumptions.ofNoise(variance: sigma2))
  }

  /// Randomly rotated Hessians with eigenvalues from `mu` to `L`, one a worker, and a random point.
  private static func rotatedQuadratics(
    _ values: [String: String], _ experiment: String
  ) throws -> (matrices: [SymmetricMatrix], centre: [Double], stream: RandomStream) {
    let (n, d) = try (whole(values, "n"), whole(values, "d"))
    let (largest, least) = try (nonNegative(values, "L"), nonNegative(values, "mu"))
    guard 0 < least, least <= largest else { throw UsageError("'mu' must be positive and not above 'L'") }
    guard d > 1, d <= 100, n <= 1000 else { throw UsageError("'d' must be from 2 to 100, and 'n' at most 1000") }
    guard let seed = UInt64(values["seed"] ?? "") else { throw UsageError("'seed' needs a whole number") }
    var stream = RandomStream(StreamName(seed: seed, purpose: .problem, experiment: experiment))
    let rotated = try QuadraticRecipe(
      dimension: d, smoothness: Array(repeating: largest, count: n), strongConvexity: Array(repeating: least, count: n),
      heterogeneityAtMinimiser: 0
    ).rotated(using: &stream)
    return (rotated.matrices, (0..<d).map { _ in stream.gaussian() }, stream)
  }
}
