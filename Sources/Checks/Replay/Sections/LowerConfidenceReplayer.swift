import GSL

/// `lower_confidence_sequence` of the statistics table: the certified lower limit on given data.
///
/// The data are a text: `the block 0.9,0.6,… repeated 20 times`.
struct LowerConfidenceReplayer: SectionReplayer {
  var tolerances: [String] { ["1e-10"] }

  func covers(_ goldenCase: GoldenCase, element: JSONValue) -> Bool { true }

  func replay(
    _ goldenCase: GoldenCase, in ledger: inout CaseLedger, table: JSONValue
  ) throws(ReplayFault) {
    let data = try data(ledger)
    let alpha = try ledger.number(.root["alpha"])
    guard 0 < alpha && alpha < 1 else { throw ReplayFault(.root["alpha"], "\(alpha) is no probability") }
    let lower: Double
    do { lower = try lowerConfidenceLimit(of: data, alpha: alpha) } catch {
      throw ReplayFault(.root["lower"], error.description)
    }
    try ledger.compare(.root["lower"], with: lower, .relative(1e-10))
    try ledger.compare(.root["mean"], with: mean(data), .relative(1e-10))
  }

  private func data(_ ledger: CaseLedger) throws(ReplayFault) -> [Double] {
    let place = JSONPath.root["data"]
    let text = try ledger.text(place)
    guard let match = text.wholeMatch(of: /the block (.*) repeated (\d+) times/), let repeats = Int(match.2) else {
      throw ReplayFault(place, "not of the form: the block … repeated … times")
    }
    let block = match.1.split(separator: ",").map { Double($0) }
    guard !block.contains(nil) else { throw ReplayFault(place, "the block holds something else than numbers") }
    return Array(repeating: block.compactMap(\.self), count: repeats).flatMap(\.self)
  }
}
