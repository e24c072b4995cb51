import Checks
import Foundation

/// An explanation as a LaTeX `tabular` of five columns, which needs no package.
struct ExplanationTabular {
  private let explanation: CompressorExplanation

  init(_ explanation: CompressorExplanation) { self.explanation = explanation }

  var text: String {
    let title =
      "\\texttt{\(escaped(explanation.compressor))}, $d = \(explanation.dimension)$, "
      + "\\texttt{\(escaped(explanation.source))}"
    let head = row(["constant", "value", "sharpness", "mark", "input"])
    let middle = row(["class", "constants", "sharpness", "mark", "rule"])
    let foot = row(["message", "formula", "measured", "overhead", ""])
    return """
      \\begin{tabular}{lllll}
      \\hline
      \\multicolumn{5}{l}{\(title)} \\\\
      \\hline
      \(head)
      \\hline
      \(constantRows.map(row).joined(separator: "\n"))
      \\hline
      \(middle)
      \\hline
      \(classRows.map(row).joined(separator: "\n"))
      \\hline
      \(foot)
      \\hline
      \(messageRows.map(row).joined(separator: "\n"))
      \\hline
      \\end{tabular}

      """
  }

  private func row(_ cells: [String]) -> String { cells.joined(separator: " & ") + " \\\\" }

  private var constantRows: [[String]] {
    explanation.constants.map { constant in
      guard let value = constant.value else { return [symbol(constant.name), "--", "none", "", ""] }
      return [
        symbol(constant.name), math(value), constant.sharpness ?? "", constant.status.map(mark) ?? "",
        constant.input.map(place) ?? "",
      ]
    }
  }

  private func place(_ input: ExplainedConstant.Input) -> String {
    guard input.attainment != "everyInput" else { return "every $x \\ne 0$" }
    let vector = vectorText(input.x, times: "\\,(\\times ", timesEnd: ")", dots: "\\ldots")
    return (input.attainment == "approached" ? "near " : "") + "$\(powersOfTen(vector))$"
  }

  private var classRows: [[String]] {
    explanation.classes.map { known in
      let subject = known.factor == 1 ? "$C$" : "$\(powersOfTen(number(known.factor)))\\,C$"
      let constants = known.constants.map { "\(symbol($0.name)) = \(math($0.value))" }.joined(separator: ", ")
      return [
        "\(subject) in \(known.name)", constants, sharpness(known), mark(known.status),
        known.rule.map { "\\texttt{\($0)}" } ?? "constants above",
      ]
    }
  }

  private var messageRows: [[String]] {
    explanation.messages.map { message in
      [
        "\(message.floatBits)-bit floats", message.formula.map(bits) ?? "--", message.measured.map(bits) ?? "--",
        message.overhead.map { "up to \(bits($0))" } ?? "--", "",
      ]
    }
  }

  /// The letter of a constant.
  private func symbol(_ name: String) -> String {
    switch name {
    case "alpha", "beta", "gamma", "delta", "zeta", "Delta": "$\\\(name)$"
    case "deltaScaledByInverseZeta": "$\\delta$ of $C/\\zeta$"
    case "zetaExact": "$\\zeta$, exact"
    case "zetaClassicBound": "$\\zeta$, classical"
    case "zetaOfQuantiser": "$\\zeta$ of the quantiser"
    case "absoluteError": "$\\Delta$"
    default: escaped(name)
    }
  }

  private func math(_ value: Double) -> String { "$\(powersOfTen(number(value)))$" }

  /// `1e-07` as `1 \cdot 10^{-7}`.
  private func powersOfTen(_ text: String) -> String {
    text.replacing(/e([+-]?)0*([0-9]+)/) { " \\cdot 10^{\($0.1 == "-" ? "-" : "")\($0.2)}" }
  }

  /// The characters that LaTeX reads as commands, as themselves.
  private func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "\\": result += "\\textbackslash{}"
      case "~": result += "\\textasciitilde{}"
      case "^": result += "\\textasciicircum{}"
      case "&", "%", "$", "#", "_", "{", "}": result += "\\\(character)"
      default: result.append(character)
      }
    }
  }
}
