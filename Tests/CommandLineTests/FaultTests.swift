import ArgumentParser
import Checks
import Falsehoods
import Foundation
import Testing

@testable import efcheck

/// The bank of planted faults on the command line.
@Suite struct FaultTests {
  private func status(_ words: String...) -> Int32 {
    do {
      try ValidateCommand.parse(words).run()
      return 0
    } catch { return ValidateCommand.exitCode(for: error).rawValue }
  }

  @Test func aFaultIsRefutedAndAControlIsNot() {
    #expect(status("--fault", "topk-01", "--budget", "quick") == 1)
    #expect(status("--fault", "topk-ctl-18", "--budget", "quick") == 0)
  }

  @Test(arguments: [
    ["--claim", "contractive(alpha=1/d)"], ["--builtin", "identity"], ["--dimension", "8"], ["--domain", "nonzero"],
  ]) func aFaultTakesNoOtherSubjectNorInputs(words: [String]) throws {
    let command = try ValidateCommand.parse(["--fault", "topk-01"] + words)
    let error = #expect(throws: UsageError.self) { try ValidationPlan(command) }
    #expect(error?.description.contains(words[0]) == true)
  }

  @Test func theDimensionOfAFaultMayBeChosenWhereItsClaimHasNone() throws {
    #expect(
      try Examined(ValidateCommand.parse(["--fault", "bern-04", "--dimension", "5", "9"]), deadline: nil).shapes == [
        [5], [9],
      ])
    #expect(status("--fault", "bern-04", "--dimension", "40", "--budget", "quick") == 1)
    #expect(status("--fault", "bern-04", "--dimension", "0", "--budget", "quick") == 64)
  }

  @Test func independentCoordinatesAreDeclaredForUnbiasedClaimsOnly() throws {
    #expect(status("--fault", "topk-01", "--independent-coordinates") == 64)
    let command = try ValidateCommand.parse(["--fault", "bern-04", "--independent-coordinates", "--budget", "quick"])
    #expect(command.rerunLine(claim: "unbiased(omega=3)").contains(" --independent-coordinates --seed"))
    let finding = try #require(ValidationPlan(command).run().first { $0.check == "unbiasedness" })
    #expect(finding.verdict == .refuted && finding.notes.contains { $0.contains("were declared independent") })
  }

  @Test func theListNamesTheRuleThatIsBroken() throws {
    let listing = try FaultListing(of: ["topk-02", "topk-15", "gen-05"].map { id in try PlantedFault.named(id) })
    #expect(listing.text.contains("sparse(k=2); a rule of single outputs"))
    #expect(listing.text.contains("stateless; a rule of repeated calls"))
    #expect(listing.text.contains("homogeneous; a rule of outputs at inputs that belong together"))
  }

  @Test func anUnknownFaultIsAnsweredWithTheNearest() throws {
    let command = try ValidateCommand.parse(["--fault", "topk-1"])
    let error = #expect(throws: UsageError.self) { try ValidationPlan(command) }
    #expect(error?.description.contains("topk-01") == true)
  }

  @Test func theRerunCommandNamesTheFaultAlone() throws {
    let command = try ValidateCommand.parse(["--fault", "randk-02", "--seed", "7"])
    #expect(
      command.rerunLine(claim: "unbiased(omega=3)")
        == "efcheck validate --fault randk-02 --budget standard --false-alarm 1e-06 --seed 7")
  }

  @Test func theListHasTheFaultsOfOracles() throws {
    let listing = try FaultListing(of: [], oracles: PlantedOracleFault.bank)
    #expect(listing.rows.count == 10 && listing.rows.count { $0.control } == 5)
    // ⌈log(10⁶)/log(1 + 0.0625/0.9375)⌉
    #expect(listing.rows.first { $0.id == "orc-11" }?.leastCalls == 215)
    #expect(listing.text.contains("stronglyConvex(mu=1.1); a single pair of points decides"))
  }

  @Test func theListGivesTheLeastNumberOfCalls() throws {
    let faults = try ["topk-14", "topk-ctl-18", "topk-02"].map { id in try PlantedFault.named(id) }
    let listing = try FaultListing(of: faults)
    // log(10⁶)/log(0.75/0.7475)
    #expect(listing.rows.map(\.leastCalls) == [4138, nil, nil])
    #expect(listing.rows.map(\.control) == [false, true, false])
    #expect(listing.text.contains("at least 4138 calls"))
    #expect(try listing.json().contains("null"))
  }
}
