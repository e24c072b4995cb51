import ArgumentParser
import Checks

/// How an explanation is printed.
enum ExplanationFormat: String, EnumerableFlag {
  case text, json, latex

  static func help(for value: ExplanationFormat) -> ArgumentHelp? {
    switch value {
    case .text: "Print text for people; the default."
    case .json: "Print JSON."
    case .latex: "Print a LaTeX tabular."
    }
  }

  func text(of explanation: CompressorExplanation) throws -> String {
    switch self {
    case .text: ExplanationText(explanation).text
    case .json: String(decoding: try StableJSON.encode(explanation), as: UTF8.self)
    case .latex: ExplanationTabular(explanation).text
    }
  }
}
