import EFSpec

/// `trajectories` of the biased-compression table: whole runs on quadratics with exact gradients.
///
/// `CGD` and `DCGD` are compressed gradient descent with one and with several workers, `EF-SGD` is EF14; a step size
/// of null stands for `4/(μ(κ + t))`.
struct CompressedRunReplayer: SectionReplayer {
  static let tolerance = Tolerance.relative(1e-9)

  var tolerances: [String] { ["all 1e-9"] }

  private enum Method: String {
    case compressedDescent = "CGD"
    case distributedCompressedDescent = "DCGD"
    case errorFeedback = "EF-SGD"
  }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool {
    guard case .text(let name) = element[.root["algorithm"]], Method(rawValue: name) != nil else { return false }
    return CompressorPair.covers(element)
  }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    let name = try ledger.text(.root["algorithm"])
    guard let method = Method(rawValue: name) else { throw ReplayFault(.root["algorithm"], "unknown: \(name)") }
    let problem = try ledger.quadratics()
    guard method != .compressedDescent || problem.workerCount == 1 else {
      throw ReplayFault(.root["A"], "CGD has one worker")
    }
    let start = try ledger.vector(.root["x0"], dimension: problem.dimension)
    let pair = try CompressorPair(&ledger)
    let run = ReplayedRun(problem: problem, start: start, times: try times(&ledger))
    let stepSize = try stepSize(&ledger)
    let recording: RunRecording =
      switch (method, stepSize) {
      case (.errorFeedback, .constant(let eta)): run.errorFeedback(pair.subject, stepSize: eta)
      case (.errorFeedback, .decreasing(let mu, let kappa)):
        run.errorFeedback(pair.subject, strongConvexity: mu, offset: kappa)
      case (_, .constant(let eta)): run.descent(pair.subject, stepSize: eta)
      case (_, .decreasing): throw ReplayFault(.root["eta"], "only EF-SGD has decreasing steps")
      }
    try compare(recording, &ledger)
    try ledger.compare(.root["min_selection_gap"], with: recording.smallestSelectionGap, Self.tolerance)
  }

  private enum StepSize {
    case constant(Double)
    case decreasing(strongConvexity: Double, offset: Double)
  }

  private func stepSize(_ ledger: inout CaseLedger) throws(ReplayFault) -> StepSize {
    let isNull = ledger.element[.root["eta"]] == .null
    let values = isNull ? ["mu", "kappa"] : ["eta"]
    var numbers: [Double] = []
    for key in values {
      let value = try ledger.number(.root[key])
      guard value > 0 else { throw ReplayFault(.root[key], "not positive") }
      numbers.append(value)
    }
    return isNull ? .decreasing(strongConvexity: numbers[0], offset: numbers[1]) : .constant(numbers[0])
  }

  /// The rounds of which the states are recorded, ascending.
  private func times(_ ledger: inout CaseLedger) throws(ReplayFault) -> [Int] {
    let states = JSONPath.root["states"]
    var times: [Int] = []
    for index in try ledger.count(states) { times.append(try ledger.integer(states[index]["t"])) }
    guard let first = times.first, first >= 0, zip(times, times.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw ReplayFault(states, "the times do not ascend")
    }
    return times
  }

  /// The states, every vector relative to its own largest entry; errors appear where the table has them.
  private func compare(_ recording: RunRecording, _ ledger: inout CaseLedger) throws(ReplayFault) {
    for (index, state) in recording.states.enumerated() {
      let place = JSONPath.root["states"][index]
      try ledger.compare(place["x"], with: state.x, Self.tolerance)
      if ledger.contains(place["mean_err_sq"]) {
        try ledger.compare(place["mean_err_sq"], with: state.meanSquaredError, Self.tolerance)
        try ledger.compare(place["ebar"], with: state.meanError, Self.tolerance)
      }
    }
  }
}
