import EFSpec
import GSL
import Theory

// Losses over examples, of which the oracle draws one at a time.

extension ProblemEntry {
  static let leastSquares = ProblemEntry(
    "leastSquares",
    parameters: [
      Parameter("m", "12"), Parameter("d", "3"), Parameter("residual", "1"), Parameter("growth", "1.5"),
      Parameter("seed", "1"),
    ],
    summary: "Least squares over m random rows, one row a gradient; M is growth times the least that is possible.",
    source: .stich2020
  ) { values, _ in
    let (m, d) = try (whole(values, "m"), whole(values, "d"))
    let (residual, multiple) = try (nonNegative(values, "residual"), nonNegative(values, "growth"))
    guard m >= d, m <= 10_000, d <= 100 else { throw UsageError("'m' must be at least 'd', and neither too large") }
    guard multiple > 1 else { throw UsageError("'growth=\(multiple)' must be above 1: below, no floor suffices") }
    guard let seed = UInt64(values["seed"] ?? "") else { throw UsageError("'seed' needs a whole number") }
    var stream = RandomStream(StreamName(seed: seed, purpose: .problem, experiment: "leastSquares"))
    let rows = (0..<m).map { _ in (0..<d).map { _ in stream.gaussian() } }
    // The rows are fitted by (1, …, 1) but for residuals.
    let targets = rows.map { $0.reduce(0, +) + residual * stream.gaussian() }
    let problem = try LeastSquares(rows: rows, targets: targets)
    let curve = try NoiseGrowthCurve(rowsOf: problem)
    let growth = multiple * curve.criticalGrowth
    return PairedProblem(
      subject: FunctionOracle(
        RowSampling(of: problem), name: name("leastSquares", values), minimiser: problem.minimiser),
      assumptions: DeclaredAssumptions.of(
        problem, strongConvexity: problem.strongConvexity, minimiser: problem.minimiser)
        + ["noise(M=\(growth), sigma2=\(curve.floor(atGrowth: growth)))"])
  }

  static let ridgeLogistic = ProblemEntry(
    "ridgeLogistic", parameters: [Parameter("n", "5"), Parameter("lambda", "0.001"), Parameter("B", "1")],
    summary: "Logistic regression with a ridge on LIBSVM data, dealt out in order, batches of B: strongly convex.",
    source: .stich2020, needsData: true
  ) { values, data in
    guard let data else { throw UsageError("a data set is missing") }
    let n = min(try whole(values, "n"), data.examples.count)
    let (weight, batch) = try (nonNegative(values, "lambda"), whole(values, "B"))
    guard weight > 0 else { throw UsageError("'lambda' must be positive") }
    // Contiguous parts draw nothing.
    var idle = RandomStream(StreamName(seed: 0, purpose: .partition))
    let parts = Partition.contiguous.parts(of: data.examples, workers: n, using: &idle)
    let problem = try RidgeLogistic(parts: parts, regularisation: weight)
    let oracle = MiniBatch(of: problem, batchSize: batch, sampling: .withReplacement)
    return PairedProblem(
      subject: FunctionOracle(
        oracle, name: "\(name("ridgeLogistic", values)) on \(data.name)", minimiser: problem.minimiser),
      assumptions: DeclaredAssumptions.of(
        problem, strongConvexity: problem.strongConvexity, minimiser: problem.minimiser)
        // The mean square is the variance plus the square of the mean.
        + ["dissimilarity(B2=1.0, zeta2=\(problem.heterogeneityBound))"]
        + DeclaredAssumptions.ofNoise(variance: oracle.noiseVariance))
  }
}
