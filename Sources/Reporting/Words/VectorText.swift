/// A vector in a line.
enum VectorText {
  /// The entries that are always shown.
  private static let shown = 8

  /// `(1, 0, 0)`, or the first entries of a long vector with a summary of the whole:
  /// `(1, 0, 0, 0, 0, 0, 0, 0, …), 256 entries, 1 not zero, from 0 to 1`.
  static func abbreviated(_ x: [Double], number: (Double) -> String) -> String {
    let first = x.prefix(shown).map(number).joined(separator: ", ")
    guard x.count > shown else { return "(\(first))" }
    let nonzero = x.count { $0 != 0 }
    var summary = "(\(first), …), \(NumberText.grouped(x.count)) entries, \(NumberText.grouped(nonzero)) not zero"
    let finite = x.filter(\.isFinite)
    if let low = finite.min(), let high = finite.max() { summary += ", from \(number(low)) to \(number(high))" }
    if finite.count < x.count { summary += ", \(NumberText.grouped(x.count - finite.count)) not finite" }
    return summary
  }
}
