import EFSpec
import GSL

extension ProblemEntry {
  static let sineQuadratic = ProblemEntry(
    "sine", parameters: [Parameter("d", "3"), Parameter("b", "0.6"), Parameter("sigma2", "1")],
    summary: "Σ xⱼ²/2 + b sin² xⱼ: quasi-convex around 0, but not convex where b > 1/2."
  ) { values, _ in
    let (d, b, sigma2) = try (whole(values, "d"), nonNegative(values, "b"), nonNegative(values, "sigma2"))
    guard b < 0.85 else { throw UsageError("'b=\(b)' must be below 0.85, where f is quasi-convex") }
    let problem = SineQuadratic(dimension: d, amplitude: b)
    let minimiser = [Double](repeating: 0, count: d)
    var claims = DeclaredAssumptions.of(problem, minimiser: minimiser)
    claims.append("quasiConvex(mu=\(problem.quasiConvexity))")
    if b <= 0.5 { claims.append("convex") }
    // For b = 0.6, rounded down; for other b it is not known here.
    if b == 0.6 { claims.append("PL(mu=0.468442)") }
    return PairedProblem(
      subject: FunctionOracle(
        GaussianNoise(on: problem, variance: sigma2), name: name("sine", values), minimiser: minimiser),
      assumptions: claims + DeclaredAssumptions.ofNoise(variance: sigma2)
        + ["meanSquaredSmooth(L=\(problem.smoothness))"])
  }
}
