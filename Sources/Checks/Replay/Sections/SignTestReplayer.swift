/// `sign_e_process` of the statistics table: the wealth of `SignTest` on given signs.
struct SignTestReplayer: SectionReplayer {
  var tolerances: [String] { ["1e-10, scale 1"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { true }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    var test = SignTest()
    for index in try ledger.count(.root["signs"]) {
      let sign = try ledger.integer(.root["signs"][index])
      guard (-1...1).contains(sign) else { throw ReplayFault(.root["signs"][index], "\(sign) is no sign") }
      test.feed(signOf: Double(sign))
    }
    try ledger.compare(.root["log_wealth"], with: test.logWealth, .unit(1e-10))
  }
}
