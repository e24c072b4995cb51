import EFSpec
import Theory

/// `one_step_expectation` of the EF21 table: the expected Lyapunov function after one round, summed
/// over all outcomes of the noise, and the bound of the theorem.
///
/// `Phi_t` and `E_Phi_next` are without `f⋆`, for the losses need not have a minimum.
struct OneStepExpectationReplayer: SectionReplayer {
  private static let tolerance = Tolerance.relative(1e-11)

  /// The method objects.
  private enum Method: String {
    case ef21SGDM = "ef21_sgdm"
    case ef21SGD2M = "ef21_sgd2m"
  }

  var tolerances: [String] { ["all 1e-11"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool {
    goldenCase.methodName.flatMap(Method.init) != nil
  }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    guard let place = goldenCase.method, let method = goldenCase.methodName.flatMap(Method.init) else { return }
    let instance = try QuadraticInstance(&ledger, Self.tolerance)
    let (n, d) = (instance.workerCount, instance.dimension)
    let momentum = try ledger.number(.root["eta"])
    let oracle = try noise(on: instance.problem, &ledger)
    let x = try ledger.vector(.root["x"], dimension: d)
    let v = try ledger.vectors(.root["v"], count: n, dimension: d)
    let g = try ledger.vectors(.root["g"], count: n, dimension: d)
    do {
      switch method {
      case .ef21SGDM:
        let round = EnumeratedRound(coefficients: try instance.coefficients(momentum: momentum), oracle: oracle)
        let algorithm = EF21SGDM(
          compressor: instance.compressor, stepSize: round.stepSize, momentum: momentum, initialBatch: 1)
        try round.compare(algorithm, from: EF21State(x: x, v: v, g: g), at: place, in: &ledger, Self.tolerance)
      case .ef21SGD2M:
        let u = try ledger.vectors(.root["u"], count: n, dimension: d)
        let coefficients = try EF21SGD2MCoefficients(instance.hypotheses(momentum: momentum))
        let round = EnumeratedRound(coefficients: coefficients, oracle: oracle)
        let algorithm = EF21SGD2M(
          compressor: instance.compressor, stepSize: round.stepSize, momentum: momentum, initialBatch: 1)
        try round.compare(algorithm, from: EF21State(x: x, v: v, u: u, g: g), at: place, in: &ledger, Self.tolerance)
      }
    } catch let fault as ReplayFault {
      throw fault
    } catch {
      throw ReplayFault(.root["eta"], "\(error)")
    }
  }

  /// The equiprobable noise of every worker; its mean has to be zero.
  private func noise(
    on problem: DenseQuadratics, _ ledger: inout CaseLedger
  ) throws(ReplayFault) -> FiniteNoise<DenseQuadratics> {
    let place = JSONPath.root["noise_points"]
    let points = try ledger.vectors(place, count: try ledger.count(place).count, dimension: problem.dimension)
    let largest = points.map { squaredNorm($0.span) }.max() ?? 0
    guard !points.isEmpty, squaredNorm(mean(of: points).span) <= 1e-24 * largest else {
      throw ReplayFault(place, "the mean of the noise is not zero")
    }
    let oracle = FiniteNoise(on: problem, points: points)
    try ledger.compare(.root["sigma2"], with: oracle.noiseVariance, Self.tolerance)
    return oracle
  }
}

/// One round of a method from a given state, with the largest step size of its theorem, in expectation.
private struct EnumeratedRound<Coefficients: MomentumCoefficients> {
  let coefficients: Coefficients
  let oracle: FiniteNoise<DenseQuadratics>

  var stepSize: Double { coefficients.stepCondition.largestStepSize }

  func compare<Estimator: GradientEstimator>(
    _ algorithm: EF21Frame<Estimator, TopK>, from state: EF21State<Estimator.Memory>, at place: JSONPath,
    in ledger: inout CaseLedger, _ tolerance: Tolerance
  ) throws {
    let theorem = try MomentumStationarity(
      coefficients: coefficients, stepSize: stepSize, noiseVariance: oracle.noiseVariance, initialLyapunov: 0)
    let (problem, lyapunov) = (oracle.problem, theorem.lyapunov)
    func value(_ state: EF21State<Estimator.Memory>) -> Double {
      lyapunov.value(gap: problem.loss(at: state.x.span), errors: state.errors(on: problem))
    }
    // Expectations over all Kⁿ outcomes of the round.
    var (next, errors) = (0.0, MomentumErrors())
    var streams = WorkerStreams(seed: 0, experiment: "replay", repetition: 0, workerCount: problem.workerCount)
    for outcome in ChosenOutcomes.all(of: oracle) {
      var after = state
      algorithm.advance(&after, on: outcome, using: &streams)
      let (probability, terms) = (outcome.probability, after.errors(on: problem))
      next += probability * value(after)
      errors.compression += probability * terms.compression
      errors.momentum += probability * terms.momentum
      errors.workerMomentum += probability * terms.workerMomentum
    }
    let squaredGradient = squaredNorm(problem.gradient(at: state.x).span)
    let bound = theorem.oneStep.bound(lyapunov: value(state), squaredGradient: squaredGradient)
    try ledger.compare(place["gamma"], with: stepSize, tolerance)
    try ledger.compare(place["Phi_t"], with: value(state), tolerance)
    try ledger.compare(place["E_Phi_next"], with: next, tolerance)
    try ledger.compare(place["E_G_next"], with: errors.compression, tolerance)
    try ledger.compare(place["E_P_next"], with: errors.momentum, tolerance)
    try ledger.compare(place["E_Pt_next"], with: errors.workerMomentum, tolerance)
    try ledger.compare(place["rhs"], with: bound, tolerance)
  }
}
