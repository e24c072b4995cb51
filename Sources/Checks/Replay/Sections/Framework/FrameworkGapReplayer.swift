import Theory

/// `bounds_quasiconvex`: step sizes and bounds of the error-feedback framework on quasi-convex functions.
struct FrameworkGapReplayer: SectionReplayer {
  private static let tolerance = Tolerance.relative(1e-12)

  var tolerances: [String] { ["all 1e-12"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { true }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    let memory = try ledger.errorMemory()
    try faultingAtRow { try compare(memory, &ledger) }
  }

  private func compare(_ memory: some ErrorMemory, _ ledger: inout CaseLedger) throws {
    let setting = try ledger.quasiConvexSetting()
    let distance = try ledger.number(.root["r0"])
    let rounds = try ledger.integer(.root["T"])
    let largest = StepCeilings.quasiConvex(setting, memory)
    try ledger.compare(.root["gamma_max"], with: largest, Self.tolerance)
    if ledger.contains(.root["gamma_simple"]) { try compareSimple(setting, &ledger) }
    for (suffix, step) in [("at_gamma_max", largest), ("at_half", largest / 2)] {
      // The table has no simple bound for adversarial delays.
      if !(memory is AdversarialDelayMemory) {
        let theorem = try FrameworkGapBound(
          setting, memory: memory, stepSize: step, initialSquaredDistance: distance)
        try ledger.compare(
          .root["theorem_\(suffix)"], with: theorem.bound(afterRounds: rounds), Self.tolerance)
      }
      let master = try FrameworkMasterBound(
        setting, memory: memory, stepSize: step, initialSquaredDistance: distance)
      try ledger.compare(.root["master_\(suffix)"], with: master.bound(afterRounds: rounds), Self.tolerance)
    }
    let parameters = try DescentParameters(
      theta1: ledger.number(.root["theta1"]), theta2: ledger.number(.root["theta2"]))
    let free = try FrameworkMasterBound(
      setting, memory: memory, stepSize: largest / 2, initialSquaredDistance: distance, parameters: parameters)
    try ledger.compare(.root["master_theta_at_half"], with: free.bound(afterRounds: rounds), Self.tolerance)
  }

  private func compareSimple(_ setting: QuasiConvexSetting, _ ledger: inout CaseLedger) throws {
    let memory = try ledger.singleNodeErrorMemory()
    let step = StepCeilings.simple(smoothness: setting.smoothness, noise: setting.noise, memory)
    try ledger.compare(.root["gamma_simple"], with: step, Self.tolerance)
  }
}
