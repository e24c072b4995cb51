import Foundation

/// `e_BH` of the statistics table: how many of several claims are refuted together.
struct EBHReplayer: SectionReplayer {
  var tolerances: [String] { ["rejected exact", "threshold 1e-10"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { true }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    let values = try ledger.vector(.root["e_values"])
    let alpha = try ledger.number(.root["alpha"])
    guard 0 < alpha && alpha < 1 else { throw ReplayFault(.root["alpha"], "\(alpha) is no rate") }
    guard values.allSatisfy({ $0 >= 0 }) else { throw ReplayFault(.root["e_values"], "a negative e-value") }
    let procedure = EBHProcedure(logEValues: values.map { log($0) }, alpha: alpha)
    try ledger.compare(.root["rejected"], withInteger: procedure.refuted.count)
    try ledger.compare(.root["threshold"], with: procedure.threshold, .relative(1e-10))
  }
}
