import Theory

/// `decreasing`: the bound of the error-feedback framework with decreasing steps.
struct DecreasingStepReplayer: SectionReplayer {
  private static let tolerance = Tolerance.relative(1e-12)

  var tolerances: [String] { ["all 1e-12"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { true }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    let memory = try ledger.singleNodeErrorMemory()
    try faultingAtRow { try compare(memory, &ledger) }
  }

  private func compare(_ memory: some SingleNodeErrorMemory, _ ledger: inout CaseLedger) throws {
    let theorem = try FrameworkDecreasingStepBound(
      ledger.quasiConvexSetting(), memory: memory, initialSquaredDistance: ledger.number(.root["r0"]))
    let rounds = try ledger.integer(.root["T"])
    try ledger.compare(.root["kappa"], with: theorem.offset, Self.tolerance)
    try ledger.compare(.root["bound"], with: theorem.bound(afterRounds: rounds), Self.tolerance)
  }
}
