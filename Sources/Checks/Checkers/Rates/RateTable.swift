import Foundation
import Theory

/// Predicted and measured exponents of one experiment, as a table.
struct RateTable {
  let check: RateCheck
  let evidence: RateEvidence

  private var judgements: [RateJudgement] { check.judgements(of: evidence, level: evidence.level) }

  var table: Table {
    Table(
      id: fileStem("rates", check.id), title: "Exponents predicted and measured: \(check.id.subject)",
      caption: "\(check.summary) \(comparison)",
      columns: [
        "quantity", "in", "regime", "by", "predicted", "measured", "interval", "horizon", "runs", "power", "verdict",
      ],
      rows: judgements.flatMap(rows))
  }

  /// How exact moments and simulation compare, in one line.
  private var comparison: String {
    let samples = evidence.arms.compactMap(\.sampled)
    let noiseless = evidence.arms.compactMap { arm in
      arm.noiseless.map { runs in
        (agrees: zip(runs.values, arm.exact).allSatisfy { abs($0 - $1) <= runs.tolerance }, count: arm.exact.count)
      }
    }
    var parts: [String] = []
    if !samples.isEmpty {
      let difference = samples.map(\.largestDifference).max() ?? 0
      let found = samples.map(\.plan.deviation).max() ?? 0
      let agree = !judgements.contains { $0.evidence.sampled != nil && $0.agreementVerdict == .refuted }
      parts.append(
        "Simulation and exact moments \(agree ? "agree" : "do not agree") at \(samples.reduce(0) { $0 + $1.tests.count }) "
          + "places: the largest relative difference is \(short(difference)), one of \(short(found)) is found with "
          + "probability 0.99, false alarms have probability \(short(evidence.level)) in all.")
    }
    if !noiseless.isEmpty {
      let agree = noiseless.allSatisfy(\.agrees)
      parts.append(
        "Without noise the algorithm \(agree ? "needs" : "does not need") the rounds of the recursion, but for one, at "
          + "\(noiseless.reduce(0) { $0 + $1.count }) places.")
    }
    return parts.isEmpty ? "Exact moments and closed forms; nothing was simulated." : parts.joined(separator: " ")
  }

  private func rows(_ judgement: RateJudgement) -> [[Table.Cell]] {
    let arm = judgement.arm
    func row(
      _ by: String, window: Double, measured: Double?, interval: ClosedRange<Double>?, runs: Int? = nil,
      power: Double? = nil, verdict: Verdict
    ) -> [Table.Cell] {
      [
        .text(arm.quantity), .text(arm.variable), .text(arm.prediction.regime.rawValue), .text(by),
        .text("\(short(arm.prediction.exponent)) ± \(short(window))"), .text(measured.map(decimal) ?? "none"),
        .text(interval.map { "\(decimal($0.lowerBound)) … \(decimal($0.upperBound))" } ?? "none"),
        .text(arm.horizon.isEmpty ? "closed form" : arm.horizon), Table.Cell(runs.map(Double.init)),
        power.map { .text(String(format: "%.3f", $0)) } ?? .none, .text(verdict.words),
      ]
    }
    var rows = [
      row(
        "exact", window: arm.prediction.window, measured: judgement.exact?.slope, interval: judgement.exact?.local,
        verdict: judgement.exactVerdict)
    ]
    guard let simulatedVerdict = judgement.simulatedVerdict, let agreement = judgement.agreementVerdict else {
      return rows
    }
    let sample = judgement.evidence.sampled
    rows.append(
      row(
        "simulated", window: judgement.simulatedWindow,
        measured: judgement.simulated?.slope ?? judgement.noiseless?.slope,
        interval: judgement.simulated?.interval ?? judgement.noiseless?.local,
        runs: (sample?.plan.runs ?? 1) * arm.places.count, power: sample?.plan.power,
        verdict: .overall([simulatedVerdict, agreement])))
    return rows
  }
}

/// Three decimals.
private func decimal(_ value: Double) -> String { String(format: "%.3f", value) }
