import ArgumentParser
import Checks
import Foundation
import Testing

@testable import efcheck

/// The commands that a calibration gives for the rows of its table.
@Suite struct RerunTests {
  /// The findings of a command as a user would type it.
  private func findings(of command: String) throws -> [Finding] {
    let words = try ShellWords.split(command)
    #expect(words.first == "efcheck")
    let arguments = Array(words.dropFirst(2))
    return words[1] == "assume"
      ? try AssumptionPlan(AssumeCommand.parse(arguments)).run()
      : try ValidationPlan(ValidateCommand.parse(arguments)).run()
  }

  /// The command finds the same fault with the same calls, at the same small witness.
  private func expectTheSame(_ entry: TrialEntry, seed: UInt64 = 1) throws {
    guard let budget = entry.expectedBudget else { return }
    let finding = try entry.search(RunSettings(seed: seed, budget: budget, criterion: Criterion()))
    let again = try findings(of: entry.rerun(budget, seed)).first { $0.claim == finding.claim }
    #expect(finding.verdict == .refuted, "\(entry.id)")
    #expect(again?.verdict == .refuted && again?.calls == finding.calls, "\(entry.id)")
    #expect(again?.witness?.x == finding.witness?.x && again?.shrunkWitness == finding.shrunkWitness, "\(entry.id)")
    #expect(finding.witness != nil, "\(entry.id)")
  }

  private func entry(_ id: String) throws -> TrialEntry { try #require(TrialEntry.bank.first { $0.id == id }) }

  @Test(arguments: ["topk-02", "sign-03", "psgd-01", "gen-05", "orc-03", "orc-05", "orc-08", "orc-11"])
  func aCommandRepeatsTheRefutation(id: String) throws { try expectTheSame(try entry(id)) }

  @Test func theSeedIsPartOfTheCommand() throws {
    #expect(try entry("orc-05").rerun(.quick, 3) == "efcheck assume --fault orc-05 --budget quick --seed 3")
    try expectTheSame(try entry("orc-05"), seed: 3)
  }

  /// Minutes in a debug build.
  @Test(
    .enabled(if: ProcessInfo.processInfo.environment["EFCHECK_HEAVY"] == "1"),
    arguments: TrialEntry.bank.filter { !$0.isControl && $0.expectedBudget != nil }.map(\.id))
  func everyCommandRepeatsItsRefutation(id: String) throws { try expectTheSame(try entry(id)) }

  /// All that has entries besides zero is refuted at a small witness, too.
  @Test(arguments: ["sign-03", "psgd-01", "orc-05"]) func aRefutationHasASmallWitness(id: String) throws {
    let finding = try entry(id).search(RunSettings(seed: 1, budget: .quick, criterion: Criterion()))
    let small = try #require(finding.shrunkWitness)
    #expect(small.x.count { $0 != 0 } <= 3)
  }
}
