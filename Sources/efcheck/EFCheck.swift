import ArgumentParser

@main
struct EFCheck: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "efcheck", subcommands: [Validate.self])
}
