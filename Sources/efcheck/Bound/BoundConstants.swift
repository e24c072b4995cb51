import Checks
import Theory

/// The constants that were given for one theorem, each in its domain, and those that fall back.
struct BoundConstants {
  /// By name; prescribed ones that were not given are missing.
  let values: [String: Double]

  /// Reads words of the form `NAME=VALUE`.
  init(_ words: [String], for theorem: BoundTheorem) throws(UsageError) {
    let known = Dictionary(uniqueKeysWithValues: theorem.constants.map { ($0.name, $0) })
    var values: [String: Double] = [:]
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, !parts[0].isEmpty else {
        throw UsageError("'\(word)' is not of the form NAME=VALUE; \(theorem.usage)")
      }
      guard let constant = known[parts[0]] else {
        throw UsageError("unknown constant '\(parts[0])'; \(theorem.usage)")
      }
      guard values[constant.name] == nil else {
        throw UsageError("\(constant.name) is given twice; \(theorem.usage)")
      }
      guard let value = Double(parts[1]), constant.domain.contains(value) else {
        throw UsageError("\(word): \(constant.name) needs \(constant.domain.words); \(theorem.usage)")
      }
      values[constant.name] = value
    }
    for constant in theorem.constants where values[constant.name] == nil {
      switch constant.fallback {
      case .required: throw UsageError("\(constant.name) is missing (\(constant.meaning)); \(theorem.usage)")
      case .value(let value): values[constant.name] = value
      case .prescribed: continue
      }
    }
    self.values = values
  }

  static let beyondNumbers = "these constants are too large or too small for the bound to be a number"

  /// A hypothesis that fails, with the name of the constant that breaks it where the hypothesis is about one.
  ///
  /// What is prescribed can vanish or overflow, and no constant is to blame.
  func words(for violation: HypothesisViolation) -> String {
    let compared = Self.compared(in: violation.hypothesis)
    let guilty = values.filter { $0.value == violation.value }.keys.sorted().first { name in
      BoundConstant.symbols(of: name).contains { compared.contains($0) }
    }
    if let guilty {
      return "\(guilty)=\(BoundConstant.text(violation.value)): the hypothesis \(violation.hypothesis) fails"
    }
    let hasVanished = violation.value == 0 && violation.hypothesis.hasPrefix("0 <")
    return hasVanished || !violation.value.isFinite ? Self.beyondNumbers : violation.description
  }

  /// What a hypothesis compares with what: `0`, `γ` and `2/L` in `0 < γ ≤ 2/L`.
  private static func compared(in hypothesis: String) -> [String] {
    let relations: Set<Substring> = ["<", "≤", ">", "≥", "=", "and", "where"]
    return hypothesis.split(separator: " ").split(whereSeparator: relations.contains).map {
      $0.joined(separator: " ")
    }
  }

  /// - Precondition: The theorem asks for the constant, and does not prescribe it.
  subscript(_ constant: BoundConstant) -> Double {
    guard let value = values[constant.name] else { preconditionFailure("no constant \(constant.name)") }
    return value
  }

  /// nil where the theorem is to prescribe it.
  func given(_ constant: BoundConstant) -> Double? { values[constant.name] }

  /// - Precondition: The constant is a count.
  func count(_ constant: BoundConstant) -> Int { Int(self[constant]) }

  var rounds: Int { count(.rounds) }
}
