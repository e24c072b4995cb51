import EFSpec
import Theory

/// `one_step_expectation` of the EF21 table: the expected Lyapunov function after one round, summed
/// over all outcomes of the noise, and the bound of the theorem.
///
/// `Phi_t` and `E_Phi_next` are without `f⋆`, for the losses need not have a minimum.
struct OneStepExpectationReplayer: SectionReplayer {
  private static let tolerance = Tolerance.relative(1e-11)

  var tolerances: [String] { ["all 1e-11"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { goldenCase.methodName == "ef21_sgdm" }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    guard let place = goldenCase.method else { return }
    let instance = try QuadraticInstance(&ledger, Self.tolerance)
    let momentum = try ledger.number(.root["eta"])
    let oracle = try noise(on: instance.problem, &ledger)
    let state = EF21SGDM<TopK>.State(
      x: try ledger.vector(.root["x"], dimension: instance.dimension),
      v: try ledger.vectors(.root["v"], count: instance.workerCount, dimension: instance.dimension),
      g: try ledger.vectors(.root["g"], count: instance.workerCount, dimension: instance.dimension))
    let theorem: EF21SGDMStationarity
    do {
      let coefficients = try instance.coefficients(momentum: momentum)
      theorem = try EF21SGDMStationarity(
        coefficients: coefficients, stepSize: coefficients.stepCondition.largestStepSize,
        noiseVariance: oracle.noiseVariance, initialLyapunov: 0)
    } catch {
      throw ReplayFault(.root["eta"], error.description)
    }
    let algorithm = EF21SGDM(
      compressor: instance.compressor, stepSize: theorem.stepSize, momentum: momentum, initialBatch: 1)
    let now = Terms(state, on: instance.problem, theorem.lyapunov)
    let next = expectedTerms(after: state, algorithm, oracle, theorem.lyapunov)
    let squaredGradient = squaredNorm(instance.problem.gradient(at: state.x).span)

    try ledger.compare(place["gamma"], with: theorem.stepSize, Self.tolerance)
    try ledger.compare(place["Phi_t"], with: now.lyapunov, Self.tolerance)
    try ledger.compare(place["E_Phi_next"], with: next.lyapunov, Self.tolerance)
    try ledger.compare(place["E_G_next"], with: next.compressionError, Self.tolerance)
    try ledger.compare(place["E_P_next"], with: next.momentumError, Self.tolerance)
    try ledger.compare(place["E_Pt_next"], with: next.workerMomentumError, Self.tolerance)
    try ledger.compare(
      place["rhs"], with: theorem.oneStep.bound(lyapunov: now.lyapunov, squaredGradient: squaredGradient),
      Self.tolerance)
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

  /// Expectations over all `Kⁿ` outcomes of one round.
  private func expectedTerms(
    after state: EF21SGDM<TopK>.State, _ algorithm: EF21SGDM<TopK>, _ oracle: FiniteNoise<DenseQuadratics>,
    _ lyapunov: EF21SGDMLyapunov
  ) -> Terms {
    var expected = Terms()
    var streams = WorkerStreams(
      seed: 0, experiment: "replay", repetition: 0, workerCount: oracle.problem.workerCount)
    for outcome in ChosenOutcomes.all(of: oracle) {
      var next = state
      algorithm.advance(&next, on: outcome, using: &streams)
      expected.add(outcome.probability, Terms(next, on: oracle.problem, lyapunov))
    }
    return expected
  }
}

/// The Lyapunov function of EF21-SGDM, with `f` in place of the gap, and its error terms.
private struct Terms {
  var lyapunov = 0.0
  var compressionError = 0.0
  var momentumError = 0.0
  var workerMomentumError = 0.0

  init() {}

  init(_ state: EF21SGDM<TopK>.State, on problem: DenseQuadratics, _ function: EF21SGDMLyapunov) {
    compressionError = state.compressionError
    momentumError = state.momentumError(on: problem)
    workerMomentumError = state.workerMomentumError(on: problem)
    lyapunov = function.value(
      gap: problem.loss(at: state.x.span), compressionError: compressionError, momentumError: momentumError,
      workerMomentumError: workerMomentumError)
  }

  mutating func add(_ probability: Double, _ terms: Terms) {
    lyapunov += probability * terms.lyapunov
    compressionError += probability * terms.compressionError
    momentumError += probability * terms.momentumError
    workerMomentumError += probability * terms.workerMomentumError
  }
}
