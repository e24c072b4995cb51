import ArgumentParser

@main
struct EFCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "efcheck",
    abstract: "Checks gradient compressors and error feedback methods against what is proved about them.",
    version: version,
    subcommands: [
      ValidateCommand.self, AssumeCommand.self, ReportCommand.self, ReplayCommand.self, CalibrateCommand.self,
      BenchCommand.self, RatesCommand.self, ListCommand.self, ExplainCommand.self, BoundCommand.self,
    ])

  static let version = "0.1.0-dev"

  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    if words.first == "validate", let refusal = InputOptions.refusal(of: words) {
      say("efcheck: \(refusal)")
      exit(withError: ExitStatus.wrongUsage.exitCode)
    }
    main(nil)
  }
}
