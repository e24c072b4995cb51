// Reading the parameters of compressors from their texts.

/// The largest whole number that a parameter takes: products of two of them, as of the sides of a matrix, are
/// still numbers of Int.
private let largestInteger = Int(Int32.max)

/// The whole number of at least 1 that a parameter's text gives.
func positiveInteger(
  _ text: String, of parameter: String, atMost limit: Int = largestInteger
) throws(UsageError) -> Int {
  guard let value = Int(text), value >= 1 else {
    throw UsageError("'\(parameter)=\(text)' needs a whole number of at least 1")
  }
  guard value <= limit else { throw UsageError("'\(parameter)=\(text)' needs a whole number of at most \(limit)") }
  return value
}

/// The finite number that a parameter's text gives.
func realNumber(_ text: String, of parameter: String) throws(UsageError) -> Double {
  guard let value = Double(text), value.isFinite else {
    throw UsageError("'\(parameter)=\(text)' needs a number")
  }
  return value
}

/// The numbers of a parameter's list, which stands in parentheses: `(0.5, 1)`.
func realNumbers(_ text: String, of parameter: String) throws(UsageError) -> [Double] {
  let values = text.dropFirst().dropLast().split(separator: ",", omittingEmptySubsequences: false)
    .map { Double(String($0).trimmed) }
  guard text.hasPrefix("("), text.hasSuffix(")"), values.allSatisfy({ $0?.isFinite == true }) else {
    throw UsageError("'\(parameter)=\(text)' needs a list of numbers in parentheses, as in (0.5, 1)")
  }
  return values.compactMap(\.self)
}
