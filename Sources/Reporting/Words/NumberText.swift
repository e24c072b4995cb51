import Foundation

/// Numbers as people read them; files for machines hold all digits.
enum NumberText {
  /// Four significant digits: `0.9125`, `1.2e-7`, `inf`, `nan`.
  static func plain(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
    let (digits, exponent) = parts(value)
    return exponent.map { "\(digits)e\($0)" } ?? digits
  }

  /// The same, typeset: `1.2·10⁻⁷`, `∞`.
  static func typeset(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "−∞" : "∞" }
    let (digits, exponent) = parts(value)
    let sign = digits.replacing("-", with: "−")
    guard let exponent else { return sign }
    let power = "10" + superscript(exponent)
    return sign == "1" ? power : "\(sign)·\(power)"
  }

  /// A count with its digits in groups of three: `200,000`.
  static func grouped(_ count: Int) -> String {
    let digits = Array(String(count.magnitude))
    let groups = stride(from: digits.count, to: 0, by: -3).map { String(digits[max(0, $0 - 3)..<$0]) }
    return (count < 0 ? "-" : "") + groups.reversed().joined(separator: ",")
  }

  static func superscript(_ exponent: Int) -> String {
    let glyphs: [Character: Character] = [
      "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹",
    ]
    return String(String(exponent).compactMap { glyphs[$0] })
  }

  /// The significand and, where scientific notation is shorter, the exponent.
  private static func parts(_ value: Double) -> (digits: String, exponent: Int?) {
    let text = String(format: "%.4g", value)
    let pieces = text.split(separator: "e")
    guard pieces.count == 2 else { return (text, nil) }
    return (String(pieces[0]), Int(pieces[1].drop { $0 == "+" }))
  }
}
