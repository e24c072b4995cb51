import EFSpec
import Theory

/// `trajectories` of the EF21 table: whole runs on recorded noise, with the Lyapunov function at every
/// round.
struct TrajectoryReplayer: SectionReplayer {
  private static let tolerance = Tolerance.relative(1e-11)

  /// The runs.
  private enum Run: String {
    case ef21
    case ef21SGDM = "ef21_sgdm"
    case ef21SGD2M = "ef21_sgd2m"
    case ef21SGD = "ef21_sgd"
    case ef14
  }

  var tolerances: [String] { ["all 1e-11"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { run(of: goldenCase) != nil }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    guard let place = goldenCase.method, let run = run(of: goldenCase) else { return }
    let setting = try TrajectorySetting(&ledger, Self.tolerance)
    let values: RunValues
    do {
      values =
        switch run {
        case .ef21: try setting.ef21()
        case .ef21SGDM: try setting.ef21SGDM()
        case .ef21SGD2M: try setting.ef21SGD2M()
        case .ef21SGD: try setting.ef21SGD()
        case .ef14: try setting.ef14()
        }
    } catch {
      throw ReplayFault(place, error.description)
    }
    for (field, value) in values.scalars.sorted(by: { $0.key < $1.key }) {
      try ledger.compare(place[field], with: value, Self.tolerance)
    }
    try ledger.compare(place["steps"], with: values.steps, Self.tolerance)
  }

  private func run(of goldenCase: GoldenCase) -> Run? { goldenCase.methodName.flatMap(Run.init) }
}

/// What a replayed run yields: fields of the run, and of its steps.
struct RunValues {
  var scalars: [String: Double]
  var steps: Recording
}

/// The fields that all runs of an element share.
struct TrajectorySetting {
  let instance: QuadraticInstance
  let minimum: DenseQuadratics.Minimum
  let rounds: Int
  let momentum: Double
  let start: [Double]
  /// The noise of every round and worker; `noise[t]` is met in round `t`.
  let noise: [[[Double]]]
  /// The noise at the start, one vector a worker.
  let initialNoise: [[Double]]

  init(_ ledger: inout CaseLedger, _ tolerance: Tolerance) throws(ReplayFault) {
    instance = try QuadraticInstance(&ledger, tolerance)
    let problem = instance.problem
    guard let minimum = problem.minimum else { throw ReplayFault(.root["A"], "the mean has no minimum") }
    self.minimum = minimum
    rounds = try ledger.integer(.root["T"])
    momentum = try ledger.number(.root["eta"])
    start = try ledger.vector(.root["x0"], dimension: instance.dimension)
    var noise: [[[Double]]] = []
    for t in try ledger.count(.root["noise"]) {
      noise.append(
        try ledger.vectors(.root["noise"][t], count: instance.workerCount, dimension: instance.dimension))
    }
    guard noise.count == rounds, rounds >= 1 else { throw ReplayFault(.root["noise"], "not one item a round") }
    self.noise = noise
    initialNoise = try ledger.vectors(
      .root["init_noise"], count: instance.workerCount, dimension: instance.dimension)
    try ledger.compare(.root["Li"], with: problem.workerSmoothness, tolerance)
    try ledger.compare(.root["mu"], with: minimum.strongConvexity, tolerance)
    try ledger.compare(.root["xstar"], with: minimum.x, tolerance)
    try ledger.compare(.root["fstar"], with: minimum.value, tolerance)
  }

  /// The streams of a run that draws nothing: noise is recorded and Top-k is deterministic.
  var streams: WorkerStreams {
    WorkerStreams(seed: 0, experiment: "replay", repetition: 0, workerCount: instance.workerCount)
  }

  var initialGap: Double { instance.problem.loss(at: start.span) - minimum.value }
}
