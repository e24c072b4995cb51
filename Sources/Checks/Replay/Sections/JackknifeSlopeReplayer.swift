import GSL

/// `jackknife_slope` of the statistics table: the exponent of a power law, replicate by replicate left out.
struct JackknifeSlopeReplayer: SectionReplayer {
  private static let tolerance = Tolerance.relative(1e-10)

  var tolerances: [String] { ["1e-10"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { true }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    let places = try ledger.vector(.root["T"])
    let replicates = try ledger.count(.root["Y"][0]).count
    // The table has a row for each place, the fit one for each replicate.
    let rows = try ledger.vectors(.root["Y"], count: places.count, dimension: replicates)
    guard replicates >= 2, places.count >= 2, (places + rows.flatMap(\.self)).allSatisfy({ $0 > 0 }) else {
      throw ReplayFault(.root["Y"], "too few values, or one that is not positive")
    }
    let law: PowerLaw
    do {
      law = try PowerLaw(x: places, y: (0..<replicates).map { column in rows.map { $0[column] } })
    } catch {
      throw ReplayFault(.root["Y"], error.description)
    }
    try ledger.compare(.root["slope_plain"], with: law.exponent, Self.tolerance)
    try ledger.compare(.root["slope_jackknife"], with: law.jackknifeExponent, Self.tolerance)
    try ledger.compare(.root["se"], with: law.standardError, Self.tolerance)
    try ledger.compare(.root["t_crit_95"], with: law.criticalValue(confidence: 0.95), Self.tolerance)
  }
}
