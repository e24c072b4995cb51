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
    let (n, d) = try (whole(values, "n"), whole(values, "d"))
    let (largest, least) = try (nonNegative(values, "L"), nonNegative(values, "mu"))
    let (growth, floor) = try (nonNegative(values, "M"), nonNegative(values, "sigma2"))
    guard 0 < least, least <= largest else { throw UsageError("'mu' must be positive and not above 'L'") }
    guard d > 1, d <= 100, n <= 1000 else { throw UsageError("'d' must be from 2 to 100, and 'n' at most 1000") }
    guard let seed = UInt64(values["seed"] ?? "") else { throw UsageError("'seed' needs a whole number") }
    var stream = RandomStream(StreamName(seed: seed, purpose: .problem, experiment: "commonMinimiser"))
    let rotated = try QuadraticRecipe(
      dimension: d, smoothness: Array(repeating: largest, count: n), strongConvexity: Array(repeating: least, count: n),
      heterogeneityAtMinimiser: 0
    ).rotated(using: &stream)
    let centre = (0..<d).map { _ in stream.gaussian() }
    let problem = try CentredQuadratics(matrices: rotated.matrices, centres: Array(repeating: centre, count: n))
    let oracle = MultiplicativeNoise(on: problem, growth: growth, floor: floor)
    return PairedProblem(
      subject: FunctionOracle(oracle, name: name("commonMinimiser", values), minimiser: centre),
      assumptions: DeclaredAssumptions.of(problem, strongConvexity: problem.strongConvexity, minimiser: centre)
        + (growth > 0 ? ["noise(M=\(growth), sigma2=\(floor))"] : DeclaredAssumptions.ofNoise(variance: floor)))
  }
}
