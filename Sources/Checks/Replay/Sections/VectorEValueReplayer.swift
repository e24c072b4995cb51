/// `vector_e_value` of the statistics table: single bets against unbiasedness.
struct VectorEValueReplayer: SectionReplayer {
  var tolerances: [String] { ["1e-10"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { true }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    let error = try ledger.vector(.root["D"])
    let direction = try ledger.vector(.root["eta"], dimension: error.count)
    let share = try ledger.number(.root["kappa"])
    guard share.magnitude <= 1 else { throw ReplayFault(.root["kappa"], "beyond 1") }
    let variance = try ledger.number(.root["omega"])
    let value = vectorEValue(error: error, direction: direction, share: share, variance: variance)
    try ledger.compare(.root["E"], with: value, .relative(1e-10))
  }
}
