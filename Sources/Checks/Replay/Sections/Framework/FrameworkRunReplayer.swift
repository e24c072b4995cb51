import EFSpec

/// `trajectories` of the error-feedback framework: whole runs on recorded noise.
///
/// `x` and `e` are the states before step `t`, `x` the mean of the workers in local SGD; `f` is the mean over the
/// entries of `problems` at `x`.
struct FrameworkRunReplayer: SectionReplayer {
  static let tolerance = Tolerance.relative(1e-12)

  private enum Method: String {
    case delayed = "dsgd"
    case tabulated = "dsgd-table"
    case compressed = "ec-topk"
    case local
  }

  /// The gap of a selection is a difference of two ratios near 1, of which it has the absolute rounding.
  private static let gapTolerance = Tolerance.unit(1e-12)

  var tolerances: [String] { ["min_topk_relative_gap 1e-12 absolute", "all others 1e-12"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool {
    guard case .text(let name) = element[.root["algorithm"]] else { return false }
    return Method(rawValue: name) != nil
  }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    let name = try ledger.text(.root["algorithm"])
    guard let method = Method(rawValue: name) else { throw ReplayFault(.root["algorithm"], "unknown: \(name)") }
    let start = try ledger.vector(.root["x0"])
    let losses = try ledger.losses(.root["problems"], dimension: start.count)
    let workers = ledger.contains(.root["n"]) ? try ledger.integer(.root["n"]) : 1
    guard workers >= 1, workers.isMultiple(of: losses.workerCount) else {
      throw ReplayFault(.root["n"], "not a multiple of the number of losses")
    }
    let run = FrameworkRun(
      start: start, workers: workers, stepSizes: try stepSizes(&ledger), times: try times(&ledger),
      noiseAmplitude: try ledger.number(.root["noise_amp"]))
    let recording: FrameworkRecording
    switch method {
    case .delayed:
      recording = run.record(SendDelayed(FixedDelay(try natural(&ledger, "tau", atLeast: 0))), on: losses)
    case .tabulated:
      recording = run.record(SendDelayed(try delayTable(&ledger)), on: losses)
    case .compressed:
      recording = run.record(SendCompressed(TopK(try natural(&ledger, "k", atLeast: 1))), on: losses)
    case .local:
      recording = run.recordLocal(steps: try natural(&ledger, "H", atLeast: 1), on: losses)
    }
    try compare(recording, &ledger)
  }

  private func natural(_ ledger: inout CaseLedger, _ key: String, atLeast least: Int) throws(ReplayFault) -> Int {
    let value = try ledger.integer(.root[key])
    guard value >= least else { throw ReplayFault(.root[key], "less than \(least)") }
    return value
  }

  /// One number, or a list of `T`.
  private func stepSizes(_ ledger: inout CaseLedger) throws(ReplayFault) -> StepSizes {
    let path = JSONPath.root["gamma"]
    guard case .list = ledger.element[path] else {
      let stepSize = try ledger.number(path)
      guard stepSize > 0 else { throw ReplayFault(path, "not positive") }
      return .constant(stepSize)
    }
    let list = try ledger.vector(path)
    guard list.allSatisfy({ $0 > 0 }), list.count == (try ledger.integer(.root["T"])) else {
      throw ReplayFault(path, "not one positive number a step")
    }
    return .given(list)
  }

  /// The rounds that are recorded, ascending from 0 to `T`.
  private func times(_ ledger: inout CaseLedger) throws(ReplayFault) -> [Int] {
    let path = JSONPath.root["record_t"]
    var times: [Int] = []
    for index in try ledger.count(path) { times.append(try ledger.integer(path[index])) }
    guard times.first == 0, times.last == (try ledger.integer(.root["T"])),
      zip(times, times.dropFirst()).allSatisfy({ $0 < $1 })
    else { throw ReplayFault(path, "the times do not ascend from 0 to T") }
    return times
  }

  /// The delays, of which `tau` is the largest.
  private func delayTable(_ ledger: inout CaseLedger) throws(ReplayFault) -> DelayTable {
    let path = JSONPath.root["delays"]
    var delays: [Int] = []
    for index in try ledger.count(path) { delays.append(try ledger.integer(path[index])) }
    guard !delays.isEmpty, delays.allSatisfy({ $0 >= 0 }) else { throw ReplayFault(path, "not a table of delays") }
    let table = DelayTable(delays)
    try ledger.compare(.root["tau"], withInteger: table.largest)
    return table
  }

  private func compare(_ recording: FrameworkRecording, _ ledger: inout CaseLedger) throws(ReplayFault) {
    for (index, x) in recording.x.enumerated() {
      try ledger.compare(.root["x"][index], with: x, Self.tolerance)
    }
    for (index, e) in (recording.e ?? []).enumerated() {
      try ledger.compare(.root["e"][index], with: e, Self.tolerance)
    }
    try ledger.compare(.root["f"], with: recording.f, Self.tolerance)
    if let gap = recording.smallestSelectionGap {
      try ledger.compare(.root["min_topk_relative_gap"], with: gap, Self.gapTolerance)
    }
    if let consensus = recording.consensus {
      try ledger.compare(.root["consensus_before_sync"], with: consensus, Self.tolerance)
    }
  }
}
