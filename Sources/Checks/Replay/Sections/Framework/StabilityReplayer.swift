import Theory

/// `stability`: the largest `γλ` at which delayed and compressed SGD are stable on quadratics.
struct StabilityReplayer: SectionReplayer {
  private static let tolerance = Tolerance.relative(1e-12)

  var tolerances: [String] { ["all 1e-12"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { true }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    try faultingAtRow { try compare(&ledger) }
  }

  private func compare(_ ledger: inout CaseLedger) throws {
    let place = JSONPath.root["c"]
    guard ledger.contains(.root["tau"]) else {
      let mask = MaskedQuadratic(compressor: try ledger.contractiveClass(.root["delta"]))
      let limit = try mask.meanSquareLimit(noiseGrowth: ledger.number(.root["m"]))
      return try ledger.compare(place, with: limit, Self.tolerance)
    }
    let delayed = try DelayedQuadratic(delay: ledger.integer(.root["tau"]))
    if ledger.contains(.root["m"]) {
      let limit = try delayed.meanSquareLimit(noiseGrowth: ledger.number(.root["m"]))
      try ledger.compare(place, with: limit, Self.tolerance)
    } else {
      try ledger.compare(place, with: delayed.stabilityLimit, Self.tolerance)
      try ledger.compare(.root["double_root_c"], with: delayed.doubleRoot, Self.tolerance)
    }
  }
}
