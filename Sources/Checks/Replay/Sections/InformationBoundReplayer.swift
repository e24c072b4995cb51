import Foundation
import GSL

/// `klinf` of the statistics table: how fast the best test of `E r ≤ c` can refute a given law of `r`.
///
/// The laws are texts. Two of the three forms are in units of `c`; their rows have `c = 1`.
struct InformationBoundReplayer: SectionReplayer {
  var tolerances: [String] { ["1e-10", "1e-7 for exponential laws"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { true }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    let law = try law(&ledger)
    let tolerance = Tolerance.relative(law.isExponential ? 1e-7 : 1e-10)
    try ledger.demandTolerance(tolerance)
    let bound: InformationBound
    do { bound = try InformationBound(law) } catch { throw ReplayFault(.root["law"], error.description) }
    try ledger.compare(.root["lambda_star"], with: bound.bestBet, tolerance)
    try ledger.compare(.root["klinf"], with: bound.information, tolerance)
    try ledger.compare(
      .root["lower_bound_samples_alpha_1e_3"], with: bound.calls(falseAlarm: 1e-3), tolerance)
    if ledger.contains(.root["kl_power_0_99"]) {
      try ledger.compare(
        .root["kl_power_0_99"], with: bound.calls(falseAlarm: 1e-3, power: 0.99), tolerance)
    }
  }

  private func law(_ ledger: inout CaseLedger) throws(ReplayFault) -> RatioLaw {
    let place = JSONPath.root["law"]
    let text = try ledger.text(place)
    let c = try ledger.number(.root["c"])
    guard c > 0 else { throw ReplayFault(.root["c"], "not positive") }
    if let match = text.wholeMatch(of: /r=1 with probability ([0-9.]+), else 0/), let p = Double(match.1), p <= 1 {
      return .twoPoint(value: 1 / c, probability: p)
    }
    guard c == 1 else { throw ReplayFault(.root["c"], "a law in units of c has c = 1") }
    if let match = text.wholeMatch(of: /deterministic r=([0-9.]+) c/), let value = Double(match.1) {
      return .twoPoint(value: value, probability: 1)
    }
    if let match = text.wholeMatch(of: /exponential mean ([0-9.]+) c/), let mean = Double(match.1) {
      return .exponential(mean: mean)
    }
    throw ReplayFault(place, "an unknown law: \(text)")
  }
}
