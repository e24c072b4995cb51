import EFSpec
import GSL
import Theory

// Oracles whose noise no pair (M, σ²) bounds: negative controls of every theorem that assumes one.

extension ProblemEntry {
  static let positionNoise = ProblemEntry(
    "positionNoise", parameters: [Parameter("d", "1")],
    summary: "Σ √(1 + xⱼ²) with noise as large as the point: no M‖∇f(x)‖² + σ² bounds its variance.", source: .stich2020
  ) { values, _ in
    let problem = SmoothAbsoluteValue(dimension: try whole(values, "d"))
    let oracle = PositionNoise(on: problem, weights: problem.minimiser.map { _ in 1 })
    return PairedProblem(
      subject: FunctionOracle(oracle, name: name("positionNoise", values), minimiser: problem.minimiser),
      assumptions: DeclaredAssumptions.of(problem, minimiser: problem.minimiser) + ["convex", "quasiConvex(mu=0.0)"])
  }

  static let crosswiseNoise = ProblemEntry(
    "crosswiseNoise", summary: "x₁²/2 in the plane with noise x₂ across the gradient: no M‖∇f(x)‖² + σ² bounds it.",
    source: .stich2020
  ) { values, _ in
    let problem = try DenseQuadratics(
      matrices: [SymmetricMatrix(dimension: 2, entries: [1, 0, 0, 0])], linearTerms: [[0, 0]])
    return PairedProblem(
      subject: FunctionOracle(PositionNoise(on: problem, weights: [0, 1]), name: "crosswiseNoise"),
      assumptions: DeclaredAssumptions.of(problem) + ["convex"])
  }

  static let studentNoise = ProblemEntry(
    "studentNoise", parameters: [Parameter("d", "2"), Parameter("nu", "1.5"), Parameter("scale", "1")],
    summary: "‖x‖²/2 with noise of Student's law of nu degrees of freedom: up to 2 its variance is infinite.",
    source: .stich2020
  ) { values, _ in
    let (d, scale) = try (whole(values, "d"), nonNegative(values, "scale"))
    let nu = try nonNegative(values, "nu")
    guard nu > 1 else { throw UsageError("'nu=\(nu)' must be above 1, or the noise has no mean") }
    let zero = [Double](repeating: 0, count: d)
    let problem = DiagonalQuadratics(
      diagonals: [zero.map { _ in 1 }], gradientsAtMinimiser: [zero], minimiser: zero)
    let oracle = StudentNoise(on: problem, degreesOfFreedom: nu, scale: scale)
    return PairedProblem(
      subject: FunctionOracle(oracle, name: name("studentNoise", values), minimiser: zero),
      assumptions: DeclaredAssumptions.of(problem, strongConvexity: 1, minimiser: zero)
        + (oracle.noiseVariance.isFinite ? ["boundedVariance(sigma2=\(oracle.noiseVariance))"] : []))
  }
}
