/// `grid` of the statistics table: the fixed bets of `RatioTest` and their shares.
struct BettingGridReplayer: SectionReplayer {
  var tolerances: [String] { ["lambda_ 1e-10", "weights 1e-10, scale 1"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { true }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    try ledger.compare(.root["lambda_"], with: RatioTest.bets, .relative(1e-10))
    try ledger.compare(.root["weights"], with: RatioTest.weights, .unit(1e-10))
  }
}
