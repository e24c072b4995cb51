import Checks
import Foundation

/// How a check stands, in a few words: `12,480 calls, log₁₀ e 2.1, leading: first basis
/// vector, d = 16`.
enum InterimWords {
  static func text(of interim: InterimVerdict) -> String {
    var parts = ["\(NumberText.grouped(interim.calls)) calls"]
    if let logEValue = interim.logEValue, logEValue.isFinite {
      parts.append("log₁₀ e \(String(format: "%.1f", logEValue / log(10)))")
    }
    if !interim.leadingInput.isEmpty { parts.append("leading: \(interim.leadingInput)") }
    return parts.joined(separator: ", ")
  }
}
