import Theory

/// `tight` of the EF21 table: the best rate of EF and EF21, its step size, and the multipliers of its proof.
///
/// A row passes only if its proof, the sum of squares, is one.
struct TightRateReplayer: SectionReplayer {
  private static let tolerance = Tolerance.relative(1e-12)

  var tolerances: [String] { ["all 1e-12"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { true }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    let compressor = try ledger.contractiveClass(.root["delta"])
    let tight: TightRate
    do {
      tight = try TightRate(
        strongConvexity: ledger.number(.root["mu"]), smoothness: ledger.number(.root["L"]), compressor: compressor)
    } catch {
      throw ReplayFault(.root["mu"], "\(error)")
    }
    try ledger.compare(.root["q"], with: tight.errorNorm, Self.tolerance)
    try ledger.compare(.root["eta_star"], with: tight.stepSize, Self.tolerance)
    try ledger.compare(.root["rho_star"], with: tight.rate, Self.tolerance)
    try ledger.compare(.root["rho_star"], with: tight.publishedRate, Self.tolerance)
    try ledger.compare(.root["sqrt_rho"], with: tight.squareRoot, Self.tolerance)
    let hasMultipliers = ledger.contains(.root["mult_EF"])
    guard hasMultipliers == (tight.strongConvexity < tight.smoothness) else {
      throw ReplayFault(.root["mult_EF"], "multipliers are there where μ < L")
    }
    guard hasMultipliers else { return }
    try ledger.compare(.root["mult_EF"], with: tight.feedbackMultiplier, Self.tolerance)
    try ledger.compare(.root["mult_EF21"], with: tight.differenceMultiplier, Self.tolerance)
    guard let proofs = tight.certificates, proofs.allSatisfy({ $0.isProof() }) else {
      throw ReplayFault(.root["rho_star"], "the proof of the rate is none")
    }
  }
}
