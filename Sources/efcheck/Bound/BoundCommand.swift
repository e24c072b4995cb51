import ArgumentParser
import Checks
import Theory

/// `efcheck bound`: what a theorem prescribes and guarantees at given constants.
struct BoundCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bound",
    abstract: "Evaluate the step size that a theorem prescribes, and its bound, at given constants.",
    discussion: """
      Example:
        efcheck bound --theorem dsgd-gap L=1 mu=0.1 sigma2=1 r0=1 T=1000 tau=4

      --list prints the theorems with the constants that they take: those with a value fall back to it, and those in \
      brackets are prescribed by the theorem where they are left out.
      """)

  @Option(help: ArgumentHelp("The theorem; see --list.", valueName: "id")) var theorem: String?

  @Flag(help: "List the theorems and their constants.") var list = false

  @Flag(help: "Print JSON.") var json = false

  @Argument(help: ArgumentHelp("Constants of the theorem.", valueName: "NAME=VALUE"))
  var constants: [String] = []

  func run() throws {
    try orExitWithUsage {
      guard !list else {
        guard theorem == nil, constants.isEmpty else {
          throw UsageError("--list takes neither a theorem nor constants")
        }
        return print(try BoundListing().text(asJSON: json), terminator: "")
      }
      guard let theorem else { throw UsageError("bound needs --theorem ID, or --list to see which there are") }
      let outcome = try BoundTheorem.named(theorem).value(at: constants)
      print(json ? String(decoding: try StableJSON.encode(outcome), as: UTF8.self) : outcome.text, terminator: "")
    }
  }
}
