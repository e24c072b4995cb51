import Theory

/// `bounds_nonconvex`: step sizes and bounds of the error-feedback framework without convexity.
struct FrameworkGradientReplayer: SectionReplayer {
  private static let tolerance = Tolerance.relative(1e-12)

  var tolerances: [String] { ["all 1e-12"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { true }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    let memory = try ledger.nonconvexErrorMemory()
    try faultingAtRow { try compare(memory, &ledger) }
  }

  private func compare(_ memory: some NonconvexErrorMemory, _ ledger: inout CaseLedger) throws {
    let smoothness = try ledger.number(.root["L"])
    let noise = try ledger.gradientNoise()
    let gap = try ledger.number(.root["F0"])
    let rounds = try ledger.integer(.root["T"])
    let largest = StepCeilings.nonconvex(smoothness: smoothness, noise: noise, memory)
    try ledger.compare(.root["gamma_max"], with: largest, Self.tolerance)
    for (suffix, step) in [("at_gamma_max", largest), ("at_half", largest / 2)] {
      let theorem = try FrameworkStationarity(
        smoothness: smoothness, noise: noise, memory: memory, stepSize: step, initialGap: gap)
      try ledger.compare(.root["theorem_\(suffix)"], with: theorem.bound(afterRounds: rounds), Self.tolerance)
      let master = try FrameworkMasterStationarity(
        smoothness: smoothness, noise: noise, memory: memory, stepSize: step, initialGap: gap)
      try ledger.compare(.root["master_\(suffix)"], with: master.bound(afterRounds: rounds), Self.tolerance)
    }
  }
}
