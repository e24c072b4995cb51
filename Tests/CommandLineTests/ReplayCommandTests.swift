import ArgumentParser
import Checks
import Foundation
import Testing

@testable import efcheck

@Suite struct ReplayCommandTests {
  /// The status with which the command ends on a table with this number of calls in its one covered row.
  private func status(calls: Double, _ arguments: String...) throws -> ExitCode {
    let table = """
      {"mixture_log_wealth": [], "klinf": [], "not_yet_known": {"alpha": 0.05},
       "predicted_n99": {"rows": [{"growth": 0.01, "sd": 0.1, "weight": 0.25, "n99": \(calls)}]}}
      """
    let file = FileManager.default.temporaryDirectory.appending(component: "\(UUID().uuidString).json")
    try Data(table.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try status([file.path()] + arguments)
  }

  private func status(_ arguments: [String]) throws -> ExitCode {
    let command = try ReplayCommand.parse(arguments)
    do {
      try command.run()
      return .success
    } catch let code as ExitCode {
      return code
    }
  }

  @Test func endsWithZeroWhereNothingFails() throws {
    #expect(try status(calls: 1822.5553677866196) == .success)
  }

  @Test func endsWithOneWhereANumberIsOff() throws { #expect(try status(calls: 1822.5571903) == .failure) }

  @Test func endsWithOneWhereCompletenessIsAskedForAndMissing() throws {
    #expect(try status(calls: 1822.5553677866196, "--require-complete") == .failure)
    #expect(
      try status(calls: 1822.5553677866196, "--section", "predicted_n99", "--require-complete") == .success)
  }

  @Test func endsWith64OnWrongUsage() throws {
    #expect(try status(calls: 1, "--section", "nonsense") == .validationFailure)
    #expect(try status(["/no/such/table.json"]) == .validationFailure)
  }

  @Test func endsWith74WhereTheOutcomeCannotBeWritten() throws {
    let path = "/no/such/folder/report.json"
    #expect(try status(calls: 1, "--json", path) == ExitStatus.cannotWrite.exitCode)
  }

  @Test func listingTolerancesComparesNothing() throws {
    #expect(try status(calls: 1, "--list-tolerances") == .success)
  }
}
