import Checks
import Foundation

/// The parts of a finding in words, shared by everything that prints one.
struct FindingWords {
  let finding: Finding
  /// How numbers are written.
  let number: (Double) -> String

  init(_ finding: Finding, number: @escaping (Double) -> String = NumberText.plain) {
    self.finding = finding
    self.number = number
  }

  /// The promised constants by name: `alpha = 0.1, beta = 2`.
  var promised: String? {
    guard !finding.promised.isEmpty else { return nil }
    return finding.promised.sorted { $0.key < $1.key }.map { "\($0.key) = \(number($0.value))" }
      .joined(separator: ", ")
  }

  /// The estimate with its limits: `0.912 in [0.905, 0.919]`; a limit that cannot be had is a dash.
  var observed: String? {
    guard let observed = finding.observed else { return nil }
    if let value = observed.estimate, observed.lower == value, observed.upper == value { return number(value) }
    let estimate = observed.estimate.map(number)
    guard observed.lower != nil || observed.upper != nil else { return estimate }
    let limits = "[\(observed.lower.map(number) ?? "–"), \(observed.upper.map(number) ?? "–")]"
    return estimate.map { "\($0) in \(limits)" } ?? "in \(limits)"
  }

  /// The observed beside the promised: `0.912 in [0.905, 0.919]; alpha = 0.1`.
  var outcome: String { [observed, promised].compactMap(\.self).joined(separator: "; promised ") }

  /// The false-alarm probability of a claim that shares that of the run: `5e-07, log e-value 14.2`.
  var judgedAt: String? {
    finding.alpha.map { alpha in
      "false-alarm probability \(number(alpha))"
        + (finding.logEValue.map { ", log e-value \(number($0)), refuted from \(number(-log(alpha)))" } ?? "")
    }
  }

  var shape: String? {
    finding.shape.map { $0.count == 1 ? "d = \($0[0])" : $0.map(String.init).joined(separator: " × ") }
  }

  var detectableEffect: String? {
    finding.detectableEffect.map { effect in
      effect.isFinite
        ? "a violation of \(number(100 * effect)) % on the weakest canonical input, with probability 0.99"
        : "none of any size on the weakest canonical input"
    }
  }

  /// The input by its name and its entries, abbreviated.
  var witness: String? {
    finding.witness.map { witness in
      let vector = VectorText.abbreviated(witness.x, number: number)
      let stored = witness.file.map { ", stored in \($0)" } ?? ""
      return "\(witness.name): \(vector)\(stored)"
    }
  }

  /// The smaller witness by its entries that are not zero, abbreviated, and what it took.
  var shrunkWitness: String? {
    finding.shrunkWitness.map { witness in
      let stored = witness.file.map { ", stored in \($0)" } ?? ""
      guard witness.x != finding.witness?.x else {
        let tried = witness.tries == 1 ? "1 smaller input" : "\(NumberText.grouped(witness.tries)) smaller inputs"
        return (witness.tries == 0 ? "none could be tried" : "none; \(tried) did not refute the claim") + stored
      }
      let nonzero = witness.x.count { $0 != 0 }
      let vector = VectorText.abbreviated(witness.x, number: number)
      let power = witness.logEValue.map { ", e-value \(number(exp($0)))" } ?? ""
      let small = nonzero == 0 ? "zero, \(witness.x.count) entries" : "\(nonzero) not zero: \(vector)"
      return "\(small); refuted anew by \(NumberText.grouped(witness.calls)) "
        + "\(witness.calls == 1 ? "call" : "calls")\(power)\(stored)"
    }
  }
}
