/// `support_bounded_worst_case` of the statistics table: what the hardest law on a known support costs, at the
/// false-alarm probability 10⁻³.
struct BoundedSupportReplayer: SectionReplayer {
  private static let tolerance = Tolerance.relative(1e-10)

  var tolerances: [String] { ["1e-10"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { true }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    let ratio = try ledger.number(.root["mean_over_c"])
    let bound = try ledger.number(.root["c"])
    let support = try ledger.number(.root["support"])
    guard ratio > 1, bound > 0, ratio * bound <= support else {
      throw ReplayFault(.root["support"], "the mean does not lie inside the support")
    }
    let plan = BoundedSupportPlan(excess: ratio - 1, bound: bound, support: support)
    try ledger.compare(.root["kl_bernoulli"], with: plan.information, Self.tolerance)
    try ledger.compare(.root["samples"], with: plan.calls(falseAlarm: 1e-3), Self.tolerance)
  }
}
