import Theory

/// `savings`: the energy that Top-k keeps on average, beside that of Rand-k.
struct SavingsReplayer: SectionReplayer {
  private static let tolerance = Tolerance.relative(1e-9)

  var tolerances: [String] { ["1e-9"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { true }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    let d = try ledger.integer(.root["d"])
    let k = try ledger.integer(.root["k"])
    let savings: AverageSavings
    do { savings = try AverageSavings(of: law(&ledger), keeping: k, dimension: d) } catch {
      throw ReplayFault(.root, "\(error)")
    }
    try ledger.compare(.root["total"], with: savings.total, Self.tolerance)
    try ledger.compare(.root["topk"], with: savings.topK, Self.tolerance)
    try ledger.compare(.root["randk"], with: savings.randK, Self.tolerance)
    try ledger.compare(.root["retained_ratio"], with: savings.retainedRatio, Self.tolerance)
    if let ratio = savings.errorRatio { try ledger.compare(.root["error_ratio"], with: ratio, Self.tolerance) }
    if ledger.contains(.root["asymptotic_topk"]), let limit = savings.limitingTopK {
      try ledger.compare(.root["asymptotic_topk"], with: limit, Self.tolerance)
    }
  }

  private func law(_ ledger: inout CaseLedger) throws -> any MagnitudeLaw {
    switch try ledger.text(.root["dist"]) {
    case "uniform01": UniformMagnitudes()
    case "exponential1": ExponentialMagnitudes()
    case "gaussian": GaussianMagnitudes()
    case "pareto": try ParetoMagnitudes(tailIndex: try ledger.number(.root["tail_index"]))
    case "zipf_deterministic": try PowerLawMagnitudes(exponent: try ledger.number(.root["exponent"]))
    case let other: throw ReplayFault(.root["dist"], "an unknown law: \(other)")
    }
  }
}
