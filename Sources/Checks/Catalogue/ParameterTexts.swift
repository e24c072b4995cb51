// Reading the parameters of compressors from their texts.

/// The whole number of at least 1 that a parameter's text gives.
func positiveInteger(_ text: String, of parameter: String) throws(UsageError) -> Int {
  guard let value = Int(text), value >= 1 else {
    throw UsageError("'\(parameter)=\(text)' needs a whole number of at least 1")
  }
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
  guard text.hasPrefix("("), text.hasSuffix(")") else {
    throw UsageError("'\(parameter)=\(text)' needs a list of numbers in parentheses, as in (0.5, 1)")
  }
  var values: [Double] = []
  for part in text.dropFirst().dropLast().split(separator: ",", omittingEmptySubsequences: false) {
    values.append(try realNumber(String(part).trimmed, of: parameter))
  }
  return values
}
