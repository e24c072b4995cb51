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

      The classes, for every x, with the expectation over the randomness of C:
        U(zeta)         E C(x) = x and E‖C(x)‖² ≤ zeta ‖x‖²
        B1(alpha, beta) alpha ‖x‖² ≤ E‖C(x)‖² ≤ beta ⟨E C(x), x⟩
        B2(gamma, beta) gamma ‖x‖² ≤ ⟨E C(x), x⟩ and E‖C(x)‖² ≤ beta ⟨E C(x), x⟩
        B3(delta)       E‖C(x) − x‖² ≤ (1 − 1/delta) ‖x‖²: contraction by 1/delta
        absolute(Delta) E‖C(x) − x‖² ≤ Delta²; Delta is the constant absoluteError

      Further constants: deltaScaledByInverseZeta is the delta of C/zeta; zetaExact the least zeta, where zeta is a \
      bound in closed form; zetaClassicBound the bound that is usually printed; zetaOfQuantiser the zeta of the \
      rounding that follows a selection of entries.

      A constant is attained (some input shows it), a supremum (inputs come as near as one likes) or a bound \
      (nothing is claimed about its being approached). Each number is proved here or quoted.

      A message may be longer than the formula by what its code adds, and shorter where its entries allow it.

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
