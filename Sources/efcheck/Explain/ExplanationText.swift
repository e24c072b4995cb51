import Checks
import Foundation

/// An explanation for people, in columns.
struct ExplanationText {
  private let explanation: CompressorExplanation

  init(_ explanation: CompressorExplanation) { self.explanation = explanation }

  var text: String {
    var lines = ["\(explanation.compressor) at d = \(explanation.dimension) [\(explanation.source)]", "  \(kind)", ""]
    lines += ["constants"] + table(constantRows) + [""]
    lines += ["classes"] + table(classRows) + [""]
    lines += ["message"] + table(messageRows)
    return lines.map { $0 + "\n" }.joined()
  }

  private var kind: String {
    [
      explanation.isUnbiased ? "unbiased" : "biased", explanation.isDeterministic ? "deterministic" : "random",
      explanation.isPositivelyHomogeneous ? "positively homogeneous" : "not homogeneous",
    ].joined(separator: ", ")
  }

  private var constantRows: [[String]] {
    explanation.constants.compactMap { constant in
      guard let value = constant.value else { return nil }
      return [
        constant.name, number(value), constant.sharpness ?? "", constant.status.map(mark) ?? "",
        constant.input.map(place) ?? "",
      ]
    } + absent
  }

  private var absent: [[String]] {
    let names = explanation.constants.filter { $0.value == nil }.map(\.name)
    return names.isEmpty ? [] : [["none: \(names.joined(separator: ", "))"]]
  }

  private func place(_ input: ExplainedConstant.Input) -> String {
    switch input.attainment {
    case "everyInput": "at every x ≠ 0"
    case "approached": "near x = \(vectorText(input.x))"
    default: "at x = \(vectorText(input.x))"
    }
  }

  private var classRows: [[String]] {
    var rows = explanation.classes.map { known in
      let constants = known.constants.map { "\($0.name)=\(number($0.value))" }.joined(separator: ", ")
      let subject = (known.rule == nil ? "" : "⇒ ") + (known.factor == 1 ? "C" : "\(number(known.factor)) C")
      return [
        subject, "\(known.name)(\(constants))", sharpness(known), mark(known.status),
        known.statement.map { "by \($0)" } ?? "by the constants above",
      ]
    }
    if let best = explanation.bestContraction {
      rows.append(["smallest delta of a multiple: \(number(best.delta)), by the factor \(number(best.factor))"])
    }
    return rows.isEmpty ? [["none"]] : rows
  }

  private var messageRows: [[String]] {
    explanation.messages.map { message in
      [
        "\(message.floatBits)-bit floats", message.formula.map { "\(bits($0)) by formula" } ?? "no formula",
        message.overhead.map { $0 == 0 ? "the code adds none" : "the code adds up to \(bits($0))" } ?? "",
        message.measured.map { "\(bits($0)) measured on one Gaussian input" } ?? "no encoder",
      ]
    }
  }

  /// Columns as wide as their widest entry; a row of one entry stands for itself.
  private func table(_ rows: [[String]]) -> [String] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.filter { $0.count > 1 && $0.count > column }.map { $0[column].count }.max() ?? 0
    }
    return rows.map { row in
      let cells = zip(row, widths).map { $0 + String(repeating: " ", count: max(0, $1 - $0.count)) }
      let line = "  " + cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}

/// A number in at most ten digits.
func number(_ value: Double) -> String { String(format: "%.10g", value) }

/// `1 bit`, `2 bits`.
func bits(_ count: Int) -> String { count == 1 ? "1 bit" : "\(count) bits" }

/// `proved` or `quoted`.
func mark(_ status: String) -> String { status == "provedHere" ? "proved" : status }

/// How good the constants of a class are: for this compressor, or where they follow by a rule for all to which the
/// rule applies.
func sharpness(_ known: ExplainedClass) -> String {
  switch (known.isTight, known.isBestRule) {
  case (true?, _): "tight"
  case (false?, _): "bound"
  case (nil, true?): "best rule"
  default: "weaker rule"
  }
}

/// A vector with its repetitions counted, such as `(1, 0 ×99)`, and cut after six different stretches.
func vectorText(_ x: [Double], times: String = " ×", timesEnd: String = "", dots: String = "…") -> String {
  var stretches: [(value: Double, count: Int)] = []
  for entry in x {
    if let last = stretches.last, last.value == entry {
      stretches[stretches.count - 1].count += 1
    } else {
      stretches.append((entry, 1))
    }
  }
  let texts = stretches.prefix(6).map {
    $0.count == 1 ? number($0.value) : "\(number($0.value))\(times)\($0.count)\(timesEnd)"
  }
  return "(\((texts + (stretches.count > 6 ? [dots] : [])).joined(separator: ", ")))"
}
