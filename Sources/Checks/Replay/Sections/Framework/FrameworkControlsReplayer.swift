import EFSpec
import Theory

/// `negative_controls` of the error-feedback framework: what goes wrong, and by how much exactly.
struct FrameworkControlsReplayer: SectionReplayer {
  private static let tolerance = Tolerance.relative(1e-12)
  private static let spectralTolerance = Tolerance.relative(1e-9)

  var tolerances: [String] { ["spectral_radius 1e-9", "all others 1e-12"] }

  private enum Control: String {
    case delay = "delay_too_large"
    case greedy = "top1_no_ef_three_workers"
    case local = "hetero_local_fixed_point"
    case scaling = "scaled_sparsifier_e2_factor"
  }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { control(of: goldenCase) != nil }

  private func control(of goldenCase: GoldenCase) -> Control? {
    goldenCase.element.steps.lazy.compactMap { step in
      if case .key(let name) = step { Control(rawValue: name) } else { nil }
    }.first
  }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    switch control(of: goldenCase) {
    case .delay: try compareDelay(&ledger)
    case .greedy: try compareGreedy(&ledger)
    case .local: try compareLocal(&ledger)
    case .scaling: try compareScaling(&ledger)
    case nil: return
    }
  }

  /// Descent on `x²/2` with a step 5 % above the limit of its delay; `x = 1` in the rounds 0 to `τ`.
  private func compareDelay(_ ledger: inout CaseLedger) throws(ReplayFault) {
    let delay = try ledger.integer(.root["tau"], atMost: 1000)
    guard delay >= 0 else { throw ReplayFault(.root["tau"], "negative") }
    let step = try ledger.number(.root["c"])
    let (radius, limit): (Double, Double)
    do {
      radius = try DelayedModes(delay: delay, scaledStep: step).spectralRadius
      limit = try DelayedQuadratic(delay: delay).stabilityLimit
    } catch {
      throw ReplayFault(.root["c"], error.description)
    }
    let problem = DiagonalQuadratics(diagonals: [[1]], gradientsAtMinimiser: [[0]], minimiser: [0])
    var iterates: [Double] = []
    let method = DelayedSGD(delays: FixedDelay(delay), stepSizes: .constant(step))
    var streams = streams(workers: 1)
    method.run(from: [1], on: ExactOracle(problem), rounds: 1000, using: &streams) { _, state in
      iterates.append(state.x[0])
      return true
    }
    try ledger.compare(.root["spectral_radius"], with: radius, Self.spectralTolerance)
    try ledger.compare(.root["x_1000"], with: iterates[1000], Self.tolerance)
    let largest = iterates[900...].map(\.magnitude).max() ?? 0
    try ledger.compare(.root["max_abs_900_1000"], with: largest, Self.tolerance)
    try ledger.compare(.root["c"], with: 1.05 * limit, Self.tolerance)
  }

  /// `fₖ(x) = ⟨aₖ, x⟩² + (ridge/2)‖x‖²` under Top-1 without error feedback.
  private func compareGreedy(_ ledger: inout CaseLedger) throws(ReplayFault) {
    let ridge = try ledger.number(.root["ridge"])
    let start = try ledger.vector(.root["x0"])
    let d = start.count
    let directions = try ledger.vectors(.root["a"], count: ledger.count(.root["a"]).count, dimension: d)
    let matrices = directions.map { a in
      SymmetricMatrix(
        dimension: d,
        entries: (0..<(d * d)).map { 2 * a[$0 / d] * a[$0 % d] + ($0 / d == $0 % d ? ridge : 0) })
    }
    guard d >= 1, !matrices.isEmpty else { throw ReplayFault(.root["a"], "no losses") }
    let centres = Array(repeating: [Double](repeating: 0, count: d), count: matrices.count)
    let problem = try ledger.centredQuadratics(matrices, centres, at: .root["a"])
    let stepSize = try ledger.number(.root["gamma"])
    guard stepSize > 0 else { throw ReplayFault(.root["gamma"], "not positive") }
    let method = CompressedGradientDescent(compressor: TopK(1), stepSize: stepSize)
    var (first, last) = ([Double](), [Double]())
    var streams = streams(workers: matrices.count)
    let rounds = try ledger.integer(.root["T"])
    guard rounds >= 1 else { throw ReplayFault(.root["T"], "no rounds") }
    method.run(from: start, on: ExactOracle(problem), rounds: rounds, using: &streams) { round, state in
      if round == 1 { first = state.x }
      last = state.x
      return true
    }
    try ledger.compare(.root["factor"], with: first[0] / start[0], Self.tolerance)
    try ledger.compare(.root["x_T"], with: last[0], Self.tolerance)
  }

  /// Local descent on `fₖ(x) = aₖ(x − bₖ)²/2` until nothing moves any more.
  private func compareLocal(_ ledger: inout CaseLedger) throws(ReplayFault) {
    let curvatures = try ledger.vector(.root["a"])
    let centres = try ledger.vector(.root["b"], dimension: curvatures.count)
    let steps = try ledger.integer(.root["H"])
    let stepSize = try ledger.number(.root["gamma"])
    guard steps >= 1, stepSize > 0, !curvatures.isEmpty else { throw ReplayFault(.root["H"], "nothing to run") }
    let matrices = curvatures.map { SymmetricMatrix(dimension: 1, entries: [$0]) }
    let problem = try ledger.centredQuadratics(matrices, centres.map { [$0] }, at: .root["a"])
    let method = LocalSGD(localSteps: steps, stepSizes: .constant(stepSize))
    var streams = streams(workers: curvatures.count)
    var fixedPoint = Double.nan
    // The slowest row takes about 3000 rounds to its last digit.
    method.run(from: [0], on: ExactOracle(problem), rounds: 10_000, using: &streams) { round, state in
      guard round > 0, round.isMultiple(of: steps) else { return true }
      defer { fixedPoint = state.x[0] }
      return state.x[0] != fixedPoint
    }
    try ledger.compare(.root["x_inf"], with: fixedPoint, Self.tolerance)
    try ledger.compare(.root["x_star"], with: problem.minimiser[0], Self.tolerance)
  }

  /// The factor of `E‖e‖²` under the compressor `s·b`, `b` a mask with `P(b = 1) = α`.
  private func compareScaling(_ ledger: inout CaseLedger) throws(ReplayFault) {
    let alpha = try ledger.contractiveClass(.root["delta"]).alpha
    let scale = try ledger.number(.root["scale"])
    guard scale > 0 else { throw ReplayFault(.root["scale"], "not positive") }
    let moments = Scaled(by: scale, Bernoulli(probability: alpha)).moments(of: [1])
    try ledger.compare(.root["factor"], with: moments.squaredError, Self.tolerance)
  }

  private func streams(workers: Int) -> WorkerStreams {
    WorkerStreams(seed: 0, experiment: "replay", repetition: 0, workerCount: workers)
  }
}
