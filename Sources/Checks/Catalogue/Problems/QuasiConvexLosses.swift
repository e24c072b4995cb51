import EFSpec
import GSL
import Theory

// Smooth losses in closed form beside the sine: one homogeneous, one that saturates, one with bounded gradients.

extension ProblemEntry {
  static let angular = ProblemEntry(
    "angular", parameters: [Parameter("beta", "0.5"), Parameter("M", "0"), Parameter("sigma2", "1")],
    summary: "r²(1 + β cos 4θ) in the plane: quasi-convex, but not convex where β > 1/7; the noise may grow.",
    source: .stich2020
  ) { values, _ in
    let (beta, growth, floor) = try (
      nonNegative(values, "beta"), nonNegative(values, "M"), nonNegative(values, "sigma2")
    )
    guard beta < 1 else { throw UsageError("'beta=\(beta)' must be below 1, where f is quasi-convex") }
    let problem = Angular(beta: beta)
    let oracle = MultiplicativeNoise(on: problem, growth: growth, floor: floor)
    var claims = DeclaredAssumptions.of(problem, minimiser: problem.minimiser)
    claims.append("quasiConvex(mu=\(problem.quasiConvexity))")
    if beta <= 1.0 / 7 { claims.append("convex") }
    claims += growth > 0 ? ["noise(M=\(growth), sigma2=\(floor))"] : DeclaredAssumptions.ofNoise(variance: floor)
    return PairedProblem(
      subject: FunctionOracle(oracle, name: name("angular", values), minimiser: problem.minimiser),
      assumptions: claims)
  }

  static let saturatingSquares = ProblemEntry(
    "saturating", parameters: [Parameter("d", "3"), Parameter("sigma2", "1")],
    summary: "Σ xⱼ²/(1 + xⱼ²): bounded, with curvatures from −1/2 to 2, and not quasi-convex.", source: .stich2020
  ) { values, _ in
    let (d, sigma2) = try (whole(values, "d"), nonNegative(values, "sigma2"))
    let problem = SaturatingSquares(dimension: d)
    return PairedProblem(
      subject: FunctionOracle(GaussianNoise(on: problem, variance: sigma2), name: name("saturating", values)),
      assumptions: DeclaredAssumptions.of(problem) + DeclaredAssumptions.ofNoise(variance: sigma2)
        + ["meanSquaredSmooth(L=2.0)"])
  }

  static let smoothAbsoluteValue = ProblemEntry(
    "smoothAbsolute", parameters: [Parameter("d", "2"), Parameter("sigma2", "1")],
    summary: "Σ √(1 + xⱼ²): convex, with bounded gradients, and not strongly convex.", source: .stich2020
  ) { values, _ in
    let (d, sigma2) = try (whole(values, "d"), nonNegative(values, "sigma2"))
    let problem = SmoothAbsoluteValue(dimension: d)
    return PairedProblem(
      subject: FunctionOracle(
        GaussianNoise(on: problem, variance: sigma2), name: name("smoothAbsolute", values),
        minimiser: problem.minimiser),
      assumptions: DeclaredAssumptions.of(problem, minimiser: problem.minimiser) + ["convex", "quasiConvex(mu=0.0)"]
        + DeclaredAssumptions.ofNoise(variance: sigma2) + ["meanSquaredSmooth(L=1.0)"])
  }
}
