import ArgumentParser
import Checks

/// `efcheck explain`: what is known of something in the catalogue, and where it comes from.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Print what is known of something in the catalogue, and where it comes from.",
    subcommands: [ExplainCompressor.self])
}

/// `efcheck explain compressor`.
struct ExplainCompressor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compressor",
    abstract: "Print the constants of a compressor, its classes, its worst inputs and its bits.",
    discussion: """
      Example:
        efcheck explain compressor 'topk(k=3)' --dimension 100

      A constant is attained (some input shows it), a supremum (inputs come as near as one likes) or a bound \
      (nothing is claimed about its being approached). Each number is proved here or quoted.

      The table of --latex needs no package.
      """)

  @Argument(help: "The compressor, as in 'topk(k=3)'; see efcheck list compressors.")
  var compressor: String

  @Option(parsing: .unconditional, help: "The dimension d of the vectors.")
  var dimension: String

  @Flag(exclusivity: .exclusive)
  var format: ExplanationFormat = .text

  func run() throws {
    try orExitWithUsage {
      guard let d = Int(dimension) else {
        throw UsageError("'--dimension \(dimension)' needs a whole number of at least 1")
      }
      let explanation = try CompressorExplanation(compressor: compressor, dimension: d)
      print(try format.text(of: explanation), terminator: "")
    }
  }
}
