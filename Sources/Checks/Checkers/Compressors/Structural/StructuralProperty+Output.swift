extension StructuralProperty {
  /// What in a single output at `x` contradicts the property; nil if nothing does, or if the property does
  /// not speak of single outputs.
  func violation(by output: ArraySlice<Double>) -> String? {
    switch self {
    case .sparse(let limit):
      let count = output.count { $0 != 0 }
      return count > limit ? "\(count) entries of C(x) are not zero, and \(limit) may be" : nil
    case .finite, .range:
      return output.firstIndex { !$0.isFinite }
        .map { "entry \($0 - output.startIndex) of C(x) is \(output[$0].isNaN ? "NaN" : "\(output[$0])")" }
    case .zeroAtZero:
      return output.firstIndex { $0 != 0 }
        .map { "entry \($0 - output.startIndex) of C(0) is \(output[$0])" }
    default: return nil
    }
  }

  /// What in the size of a message contradicts the property.
  func violation(byMessageOf bits: Double) -> String? {
    guard case .bits(let limit) = self, !(bits <= limit) else { return nil }
    return "a message has \(bits.formatted) bits, and \(limit.formatted) are allowed"
  }
}

extension Double {
  /// The number without a needless fraction.
  fileprivate var formatted: String { Int(exactly: self).map(String.init) ?? "\(self)" }
}
