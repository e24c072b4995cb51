import Checks

/// Runs `body`; a text of the user's that cannot be understood ends the command with one line on
/// standard error and exit status 64.
func orExitWithUsage(_ body: () throws -> Void) throws {
  do {
    try body()
  } catch let error as UsageError {
    say("efcheck: \(error)")
    throw ExitStatus.wrongUsage.exitCode
  }
}
