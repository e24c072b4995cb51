import EFSpec
import GSL
import Theory

extension ProblemEntry {
  static let logistic = ProblemEntry(
    "logistic", parameters: [Parameter("n", "5"), Parameter("lambda", "0.001"), Parameter("B", "1")],
    summary: "Logistic regression with a nonconvex regulariser on LIBSVM data, dealt out in order, batches of B.",
    source: .fatkhullin2023, needsData: true
  ) { values, data in
    guard let data else { throw UsageError("a data set is missing") }
    let n = min(try whole(values, "n"), data.examples.count)
    let (weight, batch) = try (nonNegative(values, "lambda"), whole(values, "B"))
    // Contiguous parts draw nothing.
    var idle = RandomStream(StreamName(seed: 0, purpose: .partition))
    let parts = Partition.contiguous.parts(of: data.examples, workers: n, using: &idle)
    let problem = try NonconvexLogistic(parts: parts, regularisation: weight)
    let oracle = MiniBatch(of: problem, batchSize: batch, sampling: .withReplacement)
    var claims = DeclaredAssumptions.of(problem) + DeclaredAssumptions.ofNoise(variance: oracle.noiseVariance)
    if weight == 0 { claims.append("convex") }
    return PairedProblem(
      subject: FunctionOracle(oracle, name: "\(name("logistic", values)) on \(data.name)"), assumptions: claims)
  }
}
