import GSL

/// Whether so many alarms can come from a test that keeps its level.
struct FalseAlarmJudgement {
  /// The largest number of alarms that is exceeded with probability above 10⁻⁶ at the exact level.
  let limit: Int

  /// - Parameters:
  ///   - runs: At least 1.
  ///   - alpha: The level of each run.
  init(runs: Int, alpha: Double) {
    var low = 0
    var high = runs
    while low < high {
      let middle = (low + high) / 2
      if binomialUpperTail(above: middle, of: runs, probability: alpha) <= 1e-6 {
        high = middle
      } else {
        low = middle + 1
      }
    }
    limit = low
  }
}

/// The alarms of many runs on laws on the boundary of a claim.
public struct FalseAlarmEvidence: Hashable, Sendable, Codable {
  /// By law: the runs, and those that alarmed.
  public var runs: [Int]
  public var alarms: [Int]

  public init(laws: Int) {
    runs = Array(repeating: 0, count: laws)
    alarms = runs
  }

  mutating func extend(runs planned: Int, alarms: (_ law: Int, _ run: Int) -> Bool) {
    for law in runs.indices {
      for run in runs[law]..<max(planned, runs[law]) {
        if alarms(law, run) { self.alarms[law] += 1 }
        runs[law] = run + 1
      }
    }
  }

  func finding(engine: String, looks: Int, names: [String]) -> Finding {
    let limits = runs.map { FalseAlarmJudgement(runs: max(1, $0), alpha: CalibrationSize.alpha).limit }
    let loud = runs.indices.filter { alarms[$0] > limits[$0] }
    let rates = zip(alarms, runs).map { Double($0) / Double(max(1, $1)) }
    return Finding(
      check: "false alarms", claim: "the \(engine) keeps its level of 10⁻³ on the boundary of its claim",
      verdict: loud.isEmpty ? .consistent : .refuted, quantity: "rate of false alarms",
      calls: runs.reduce(0, +) * looks, promised: ["rate": CalibrationSize.alpha],
      observed: .init(lower: nil, estimate: rates.max(), upper: nil),
      notes: loud.map { "Too many: \(names[$0]), \(alarms[$0]) of \(runs[$0]), allowed \(limits[$0])." })
  }

  func table(id: String, title: String, looks: Int, names: [String]) -> Table {
    Table(
      id: id, title: title,
      caption: "Runs of \(looks) calls at α = 10⁻³ on laws that keep their claim with equality. A test of exactly "
        + "this level exceeds the limit with probability 10⁻⁶ (binomial).",
      columns: ["law", "runs", "alarms", "limit", "rate"],
      rows: names.indices.map { law in
        let limit = FalseAlarmJudgement(runs: max(1, runs[law]), alpha: CalibrationSize.alpha).limit
        return [
          .text(names[law]), .number(Double(runs[law])), .number(Double(alarms[law])), .number(Double(limit)),
          .number(Double(alarms[law]) / Double(max(1, runs[law]))),
        ]
      })
  }
}
