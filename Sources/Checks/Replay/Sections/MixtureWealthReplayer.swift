/// `mixture_log_wealth` of the statistics table: the wealth of `RatioTest` on given data.
struct MixtureWealthReplayer: SectionReplayer {
  var tolerances: [String] { ["1e-10, scale 1"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { true }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    var test = RatioTest()
    // The maximum is over t ≥ 1; the capital at the start is not counted.
    var largest = -Double.infinity
    for y in try ledger.vector(.root["Y"]) {
      guard y >= 0 else { throw ReplayFault(.root["Y"], "\(y) is negative") }
      test.feed(y)
      largest = max(largest, test.logWealth)
    }
    try ledger.compare(.root["final_log_wealth"], with: test.logWealth, .unit(1e-10))
    try ledger.compare(.root["max_log_wealth"], with: largest, .unit(1e-10))
  }
}
