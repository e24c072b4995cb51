import EFSpec
import Theory

/// `exact_expectations`: second moments of EF14 with independent Rand-k on quadratics, and of compressed gradient
/// descent with Rand-k on a diagonal quadratic, without sampling.
struct ExactExpectationReplayer: SectionReplayer {
  private static let tolerance = Tolerance.relative(1e-8)

  var tolerances: [String] { ["all 1e-8"] }

  private enum Setting: String {
    case errorFeedback = "EF-SGD with independent biased Rand-1"
    case descent = "CGD with biased Rand-k on diag quadratic"
  }

  private func setting(_ element: JSONValue) -> Setting? {
    if case .text(let name) = element[.root["algorithm"]] { Setting(rawValue: name) } else { nil }
  }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { setting(element) != nil }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    switch setting(ledger.element) {
    case .errorFeedback: try replayErrorFeedback(&ledger)
    case .descent: try replayDescent(&ledger)
    case nil: return
    }
  }

  private func times(_ ledger: inout CaseLedger) throws(ReplayFault) -> [Int] {
    var times: [Int] = []
    for index in try ledger.count(.root["t"]) { times.append(try ledger.integer(.root["t"][index])) }
    return times
  }

  private func replayDescent(_ ledger: inout CaseLedger) throws(ReplayFault) {
    let eigenvalues = try ledger.vector(.root["lam"])
    let k = try ledger.integer(.root["k"])
    let stepSize = try ledger.number(.root["eta"])
    let start = try ledger.vector(.root["x0"], dimension: eigenvalues.count)
    let times = try times(&ledger)
    let moments: RandKDescentMoments
    let theorem: CompressedGradientDescentLinearRate<ClassB2>
    do {
      moments = try RandKDescentMoments(eigenvalues: eigenvalues, k: k, stepSize: stepSize)
      guard let compressor = try RandKTheory(k).constants(dimension: eigenvalues.count).classB2 else {
        throw ReplayFault(.root["k"], "no class")
      }
      theorem = try CompressedGradientDescentLinearRate(
        smoothness: eigenvalues.max() ?? 0, polyakLojasiewicz: eigenvalues.min() ?? 0, compressor: compressor,
        stepSize: stepSize, initialGap: moments.loss(after: 0, from: start))
    } catch let fault as ReplayFault {
      throw fault
    } catch {
      throw ReplayFault(.root["lam"], "\(error)")
    }
    try ledger.compare(.root["per_coordinate_factor"], with: moments.factors, Self.tolerance)
    for (index, t) in times.enumerated() {
      let loss = moments.loss(after: t, from: start)
      try ledger.compare(.root["Ef"][index], with: loss, Self.tolerance)
      guard loss <= theorem.bound(afterRounds: t) * (1 + 1e-12) else {
        throw ReplayFault(.root["Ef"][index], "above the theorem's bound")
      }
    }
    try ledger.compare(.root["theorem_factor"], with: theorem.contractionFactor, Self.tolerance)
  }

  private func replayErrorFeedback(_ ledger: inout CaseLedger) throws(ReplayFault) {
    let problem = try ledger.quadratics()
    guard let minimum = problem.minimum else { throw ReplayFault(.root["A"], "the mean has no minimum") }
    let model = problem.model(around: minimum.x)
    let start = try ledger.vector(.root["x0"], dimension: problem.dimension)
    let hypotheses = try ledger.errorFeedbackHypotheses()
    let stepSize = try ledger.number(.root["eta"])
    let rounds = try ledger.integer(.root["K"])
    let times = try times(&ledger)
    let offset = zip(start, minimum.x).map { $0 - $1 }
    let distance = squaredNorm(offset.span)
    var moments: RandKErrorFeedbackMoments
    let theorem: EF14GapBound
    do {
      moments = try RandKErrorFeedbackMoments(model: model, k: 1, noise: hypotheses.noise, offset: offset)
      theorem = try EF14GapBound(hypotheses, stepSize: stepSize, initialSquaredDistance: distance)
    } catch {
      throw ReplayFault(.root["eta"], error.description)
    }
    try compareConstants(&ledger, problem, minimum, model, distance)
    var gapMean = GapMean(theorem.weights)
    for t in 0...max(rounds, times.max() ?? 0) {
      if t <= rounds { gapMean.add(moments.gap) }
      for index in times.indices where times[index] == t {
        try ledger.compare(.root["Ef_gap"][index], with: moments.gap, Self.tolerance)
        try ledger.compare(.root["mean_E_err_sq"][index], with: moments.meanSquaredError, Self.tolerance)
        try ledger.compare(.root["E_ebar_sq"][index], with: moments.squaredMeanError, Self.tolerance)
      }
      moments.advance(stepSize: stepSize)
    }
    try ledger.compare(.root["weighted_average_gap"], with: gapMean.value, Self.tolerance)
    try ledger.compare(.root["bound_const_simple"], with: theorem.bound(afterRounds: rounds), Self.tolerance)
  }

  /// The constants that the table gives beside the problem from which they follow.
  private func compareConstants(
    _ ledger: inout CaseLedger, _ problem: DenseQuadratics, _ minimum: DenseQuadratics.Minimum,
    _ model: QuadraticModel, _ distance: Double
  ) throws(ReplayFault) {
    let d = problem.dimension
    try ledger.compare(.root["x_star"], with: minimum.x, Self.tolerance)
    try ledger.compare(.root["D"], with: model.heterogeneity, Self.tolerance)
    try ledger.compare(.root["L"], with: problem.workerSmoothness.max() ?? 0, Self.tolerance)
    try ledger.compare(.root["mu"], with: minimum.strongConvexity, Self.tolerance)
    try ledger.compare(.root["X0"], with: distance, Self.tolerance)
    try ledger.compare(.root["n"], withInteger: problem.workerCount)
    try ledger.compare(.root["d"], withInteger: d)
    // Rand-1 has δ = d.
    try ledger.compare(.root["delta"], with: Double(d), Self.tolerance)
  }
}

extension DenseQuadratics {
  /// The losses round a point, as the exact recursions take them.
  func model(around x: [Double]) -> QuadraticModel {
    QuadraticModel(
      matrices: matrices.map(\.entries), gradients: (0..<workerCount).map { gradient(of: $0, at: x) })
  }
}
