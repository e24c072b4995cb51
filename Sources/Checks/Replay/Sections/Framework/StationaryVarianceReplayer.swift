import Theory

/// `stationary`: the limit of `E x²` of delayed and compressed SGD on quadratics.
struct StationaryVarianceReplayer: SectionReplayer {
  private static let tolerance = Tolerance.relative(1e-12)

  var tolerances: [String] { ["all 1e-12"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { true }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    let mode = try ledger.quadraticMode()
    let stepSize = try ledger.number(.root["gamma"])
    let variance: Double
    do {
      switch try ledger.text(.root["kind"]) {
      case "dsgd":
        variance = try DelayedQuadratic(delay: ledger.integer(.root["tau"]))
          .stationaryVariance(of: mode, stepSize: stepSize)
      case "ec":
        variance = try MaskedQuadratic(compressor: ledger.contractiveClass(.root["delta"]))
          .stationaryVariance(of: mode, stepSize: stepSize)
      case let other: throw ReplayFault(.root["kind"], "an unknown method: \(other)")
      }
    } catch let fault as ReplayFault {
      throw fault
    } catch {
      throw ReplayFault(.root, "\(error)")
    }
    try ledger.compare(.root["x2"], with: variance, Self.tolerance)
  }
}
