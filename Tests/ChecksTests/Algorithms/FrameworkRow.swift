import Checks
import EFSpec
import Testing

/// A row of the trajectories of the error-feedback framework, as an input for methods right and wrong.
struct FrameworkRow {
  let start: [Double]
  let stepSizes: StepSizes
  let times: [Int]
  /// The iterates at those times; in local SGD the means of the workers.
  let iterates: [[Double]]
  /// The spread of the workers before the mean is taken, where the row has it.
  let consensus: [Double]?
  let workers: Int
  private let losses: CentredQuadratics
  private let noiseAmplitude: Double

  /// The row of this name; its losses are quadratics.
  init(_ id: String) throws {
    let table = try GoldenFixture.errorFeedbackFramework.table().root
    let rows = table[.root["trajectories"]]
    guard case .list(let items) = rows, let row = items.first(where: { $0[.root["id"]] == .text(id) }) else {
      throw MissingRow(id: id)
    }
    func vector(_ path: JSONPath) -> [Double] {
      (row[path]?.numberPaths() ?? []).compactMap {
        if case .number(let value)? = row[path.appending($0)] { value } else { nil }
      }
    }
    start = vector(.root["x0"])
    let d = start.count
    let gamma = vector(.root["gamma"])
    stepSizes = gamma.count == 1 ? .constant(gamma[0]) : .given(gamma)
    times = vector(.root["record_t"]).map { Int($0) }
    iterates = times.indices.map { vector(.root["x"][$0]) }
    consensus = row[.root["consensus_before_sync"]].map { _ in vector(.root["consensus_before_sync"]) }
    workers = vector(.root["n"]).first.map { Int($0) } ?? 1
    noiseAmplitude = vector(.root["noise_amp"])[0]
    guard case .list(let problems)? = row[.root["problems"]] else { throw MissingRow(id: id) }
    losses = try CentredQuadratics(
      matrices: problems.indices.map {
        SymmetricMatrix(dimension: d, entries: vector(.root["problems"][$0]["A"]))
      },
      centres: problems.indices.map { vector(.root["problems"][$0]["c"]) })
  }

  struct MissingRow: Error { let id: String }

  /// The largest distance of a method's iterates from the row's, relative to the row's; the noise is the row's.
  ///
  /// - Parameter iterate: What the row records of a state.
  func distance<Method: Algorithm>(
    of method: Method, reading iterate: (Method.State) -> [Double] = { $0.x }
  ) -> Double {
    let problem = Replicated(losses, copies: workers / losses.workerCount)
    var streams = WorkerStreams(seed: 0, experiment: "row", repetition: 0, workerCount: workers)
    var state = method.start(at: start, on: ExactOracle(problem), using: &streams)
    var worst = 0.0
    for t in 0...(times.last ?? 0) {
      if let index = times.firstIndex(of: t) {
        let golden = iterates[index]
        let difference = zip(iterate(state), golden).map { ($0 - $1).magnitude }.max() ?? 0
        worst = max(worst, difference / (golden.map(\.magnitude).max() ?? 1))
      }
      guard t < times.last ?? 0 else { break }
      method.advance(&state, on: GivenNoise(on: problem, noise: noise(ofStep: t)), using: &streams)
    }
    return worst.isNaN ? .infinity : worst
  }

  private func noise(ofStep t: Int) -> [[Double]] {
    (0..<workers).map { k in
      start.indices.map { j in noiseAmplitude * Double((7 * t + 11 * j + 5 * k + 3) % 13 - 6) / 6 }
    }
  }
}
