// Reading the parameters of problems from their texts.

extension ProblemEntry {
  /// The text of a problem with all its parameters.
  static func name(_ kind: String, _ values: [String: String]) -> String {
    let order = Catalogue.problemEntries.first { $0.name == kind }?.parameters.map(\.name) ?? values.keys.sorted()
    let written = order.compactMap { key in values[key].map { "\(key)=\($0)" } }.joined(separator: ", ")
    return written.isEmpty ? kind : "\(kind)(\(written))"
  }

  /// A whole number of at least 1, and not more than a million.
  static func whole(_ values: [String: String], _ key: String) throws(UsageError) -> Int {
    let number = try positiveInteger(values[key] ?? "", of: key)
    guard number <= 1_000_000 else { throw UsageError("'\(key)=\(number)' is too large") }
    return number
  }

  static func nonNegative(_ values: [String: String], _ key: String) throws(UsageError) -> Double {
    let number = try realNumber(values[key] ?? "", of: key)
    guard number >= 0 else { throw UsageError("'\(key)=\(number)' must not be negative") }
    return number
  }
}
