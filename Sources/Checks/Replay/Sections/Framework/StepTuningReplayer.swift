import Theory

/// `tuning`: step sizes that balance the terms of a bound.
struct StepTuningReplayer: SectionReplayer {
  private static let tolerance = Tolerance.relative(1e-12)

  var tolerances: [String] { ["all 1e-12"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { true }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    let linear = try ledger.number(.root["c"])
    let quadratic = ledger.contains(.root["d"]) ? try ledger.number(.root["d"]) : 0
    let rounds = try ledger.integer(.root["T"])
    let ceiling = try ledger.number(.root["gamma_max"])
    let isStrong = ledger.contains(.root["mu"])
    let first = try ledger.number(.root[isStrong ? "mu" : "c0"])
    let tuned: StepTuning
    do {
      tuned =
        isStrong
        ? try StepTuning.linear(
          strength: first, squaredDistance: ledger.number(.root["r0"]), linear: linear, quadratic: quadratic,
          rounds: rounds, ceiling: ceiling)
        : try StepTuning.sublinear(
          start: first, linear: linear, quadratic: quadratic, rounds: rounds, ceiling: ceiling)
    } catch {
      throw ReplayFault(.root, "\(error)")
    }
    try ledger.compare(.root["gamma"], with: tuned.stepSize, Self.tolerance)
    try ledger.compare(.root["bound"], with: tuned.bound, Self.tolerance)
    if isStrong { try compareArgument(tuned.logarithmArgument, &ledger) }
  }

  /// Null in the table stands for a bound without a logarithm.
  private func compareArgument(_ argument: Double?, _ ledger: inout CaseLedger) throws(ReplayFault) {
    let place = JSONPath.root["Q"]
    switch (ledger.element[place], argument) {
    case (.null, nil): return
    case (.number, let argument?): try ledger.compare(place, with: argument, Self.tolerance)
    default: throw ReplayFault(place, "one of the table and this package has none")
    }
  }
}
