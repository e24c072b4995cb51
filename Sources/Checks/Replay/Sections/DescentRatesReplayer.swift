import Theory

/// `cgd_rates`: the factor by which a round of compressed gradient descent shrinks the gap.
struct DescentRatesReplayer: SectionReplayer {
  private static let tolerance = Tolerance.relative(1e-12)

  var tolerances: [String] { ["1e-12"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { true }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    do {
      switch try ledger.text(.root["cls"]) {
      case "B1":
        let known = try ClassB1(alpha: ledger.number(.root["alpha"]), beta: ledger.number(.root["beta"]))
        try compare(known, &ledger)
      case "B2":
        let known = try ClassB2(gamma: ledger.number(.root["gamma"]), beta: ledger.number(.root["beta"]))
        try compare(known, &ledger)
      case "B3": try compare(try ContractiveClass(delta: ledger.number(.root["delta"])), &ledger)
      case "U": try compare(try UnbiasedClass(zeta: ledger.number(.root["zeta"])), &ledger)
      case let other: throw ReplayFault(.root["cls"], "an unknown class: \(other)")
      }
    } catch let fault as ReplayFault {
      throw fault
    } catch {
      throw ReplayFault(.root["cls"], "\(error)")
    }
  }

  private func compare(_ compressor: some DescentClass, _ ledger: inout CaseLedger) throws {
    let smoothness = try ledger.number(.root["L"])
    let mu = try ledger.number(.root["mu"])
    func factor(_ stepSize: Double) throws(HypothesisViolation) -> Double {
      try CompressedGradientDescentLinearRate(
        smoothness: smoothness, polyakLojasiewicz: mu, compressor: compressor, stepSize: stepSize, initialGap: 1
      ).contractionFactor
    }
    let best = compressor.bestStepSize(smoothness: smoothness)
    try ledger.compare(.root["eta_max"], with: compressor.stepSizeLimit(smoothness: smoothness), Self.tolerance)
    try ledger.compare(.root["factor"], with: try factor(ledger.number(.root["eta"])), Self.tolerance)
    try ledger.compare(.root["best_eta"], with: best, Self.tolerance)
    try ledger.compare(.root["best_factor"], with: try factor(best), Self.tolerance)
  }
}
