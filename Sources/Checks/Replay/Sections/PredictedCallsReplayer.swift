import Foundation

/// `predicted_n99` of the statistics table: the calls after which a bettor has won with probability
/// 0.99, at the false-alarm probability 10⁻³ that the table states in words.
struct PredictedCallsReplayer: SectionReplayer {
  var tolerances: [String] { ["1e-10"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { true }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    let growth = try ledger.number(.root["growth"])
    let deviation = try ledger.number(.root["sd"])
    let share = try ledger.number(.root["weight"])
    let calls = callsForPower99(growth: growth, deviation: deviation, logThreshold: log(1e3 / share))
    try ledger.compare(.root["n99"], with: calls, .relative(1e-10))
  }
}
