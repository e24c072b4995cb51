import Theory

/// `tight_worst_case_1d` of the EF21 table: EF and EF21 on `f = μx²/2` with `C(z) = (1 + q)z`, from `x⁰ = 1`.
///
/// A row passes only if no step has a ratio of Lyapunov functions above the rate.
struct TightWorstCaseReplayer: SectionReplayer {
  private static let tolerance = Tolerance.relative(1e-11)

  var tolerances: [String] { ["all 1e-11"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { true }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    let q = try ledger.number(.root["q"])
    let tight: TightRate
    do {
      tight = try TightRate(
        strongConvexity: ledger.number(.root["mu"]), smoothness: ledger.number(.root["L"]),
        compressor: ContractiveClass(error: q * q))
    } catch {
      throw ReplayFault(.root["mu"], "\(error)")
    }
    try ledger.compare(.root["eta"], with: tight.stepSize, Self.tolerance)
    try ledger.compare(.root["rho"], with: tight.rate, Self.tolerance)
    let rounds = try ledger.count(.root["EF_x"]).count - 1
    guard rounds >= 1 else { throw ReplayFault(.root["EF_x"], "no round") }
    let runs = WorstCaseRuns(tight, rounds: rounds)
    try compare(runs.feedback, ["EF_x", "EF_e", "EF_V"], tight.rate, in: &ledger)
    try compare(runs.difference, ["EF21_x", "EF21_d", "EF21_V"], tight.rate, in: &ledger)
  }

  private func compare(
    _ run: [WorstCaseRuns.Entry], _ fields: [String], _ rate: Double, in ledger: inout CaseLedger
  ) throws(ReplayFault) {
    try ledger.compare(.root[fields[0]], with: run.map(\.x), Self.tolerance)
    try ledger.compare(.root[fields[1]], with: run.map(\.memory), Self.tolerance)
    try ledger.compare(.root[fields[2]], with: run.map(\.lyapunov), Self.tolerance)
    for t in run.indices.dropFirst() where run[t].lyapunov > rate * run[t - 1].lyapunov * (1 + 1e-12) {
      throw ReplayFault(.root[fields[2]][t], "above the rate")
    }
  }
}
