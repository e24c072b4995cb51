import Theory

/// `sgd_baseline`: the bounds of mini-batch SGD.
struct MiniBatchReplayer: SectionReplayer {
  private static let tolerance = Tolerance.relative(1e-12)

  var tolerances: [String] { ["all 1e-12"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { true }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    let setting = try ledger.quasiConvexSetting()
    let (distance, gap) = (try ledger.number(.root["r0"]), try ledger.number(.root["F0"]))
    let (n, rounds) = (try ledger.integer(.root["n"]), try ledger.integer(.root["T"]))
    let values: [(String, Double)]
    do {
      let step = try MiniBatchGapBound.largestStepSize(setting.smoothness, noise: setting.noise, workerCount: n)
      let convex = try MiniBatchGapBound(
        setting, workerCount: n, stepSize: step, initialSquaredDistance: distance)
      let smooth = try MiniBatchStationarity(
        smoothness: setting.smoothness, noise: setting.noise, workerCount: n, stepSize: step, initialGap: gap)
      values = [
        ("gamma", step), ("qc", convex.bound(afterRounds: rounds)), ("nc", smooth.bound(afterRounds: rounds)),
      ]
    } catch {
      throw ReplayFault(.root["n"], error.description)
    }
    for (field, value) in values { try ledger.compare(.root[field], with: value, Self.tolerance) }
  }
}
