import Theory

/// `time_varying` of the EF21 table: EF21-SGDM with parameters that decrease, for `Φ⁰ = σ² = 1`.
struct DecreasingMomentumReplayer: SectionReplayer {
  private static let tolerance = Tolerance.relative(1e-12)

  var tolerances: [String] { ["all 1e-12"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { true }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    let pair = YoungPair.tight(try ledger.contractiveClass(.root["alpha"]))
    let theorem: DecreasingMomentumStationarity
    do {
      theorem = try DecreasingMomentumStationarity(
        smoothness: ledger.number(.root["L"]), quadraticMeanSmoothness: ledger.number(.root["Lt"]), pair: pair,
        workerCount: ledger.integer(.root["n"]), noiseVariance: 1, initialLyapunov: 1)
    } catch {
      throw ReplayFault(.root["L"], "\(error)")
    }
    let rounds = try ledger.integer(.root["T"], atMost: 100_000)
    guard rounds >= 1 else { throw ReplayFault(.root["T"], "no round") }
    try ledger.compare(.root["rho"], with: theorem.scale, Self.tolerance)
    try ledger.compare(.root["sum_gamma"], with: theorem.totalStep(rounds: rounds), Self.tolerance)
    try ledger.compare(.root["sum_gamma_N"], with: theorem.totalNoise(rounds: rounds), Self.tolerance)
    try ledger.compare(
      .root["bound_delta0_1_sigma2_1_Phi0_1"], with: theorem.bound(afterRounds: rounds), Self.tolerance)
  }
}
