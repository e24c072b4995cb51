import Foundation

/// A number as text that holds every bit of it, such as `0x1.8p+1` for 3.
enum HexadecimalNumber {
  static func text(_ value: Double) -> String { String(format: "%a", value) }

  /// The number, hexadecimal or decimal; nil for anything else, infinities included.
  static func value(_ text: String) -> Double? {
    Double(text).flatMap { $0.isFinite ? $0 : nil }
  }
}
