/// `b2_feasible_bets` of the statistics table: which pairs of stakes against B2 are feasible.
struct FeasibleBetsReplayer: SectionReplayer {
  private static let tolerance = Tolerance.relative(1e-10)

  var tolerances: [String] { ["1e-10"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { true }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    let gamma = try ledger.number(.root["gamma"])
    let beta = try ledger.number(.root["beta"])
    guard 0 < gamma && gamma < beta else { throw ReplayFault(.root["gamma"], "0 < γ < β is needed") }
    let largest = TwoParameterTest.largestLowerStake(gamma: gamma, beta: beta)
    try ledger.compare(.root["l2_max"], with: largest, Self.tolerance)
    let lower = try ledger.number(.root["l2"])
    guard 0 <= lower && lower <= largest else { throw ReplayFault(.root["l2"], "not feasible") }
    let interval = TwoParameterTest.feasibleUpperStakes(gamma: gamma, beta: beta, lower: lower)
    // Every end by its own size: the lower one is up to a thousand times smaller.
    try ledger.compare(.root["l1_range"][0], with: interval.lowerBound, Self.tolerance)
    try ledger.compare(.root["l1_range"][1], with: interval.upperBound, Self.tolerance)
    guard try ledger.count(.root["l1_range"]).count == 2 else {
      throw ReplayFault(.root["l1_range"], "not two ends")
    }
  }
}
