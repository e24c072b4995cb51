import ArgumentParser
import Checks
import Foundation
import Reporting
import Testing

@testable import efcheck

@Suite struct RatesCommandTests {
  private func status(_ arguments: [String]) -> ExitCode {
    do {
      var command = try EFCheck.parseAsRoot(["rates"] + arguments)
      try command.run()
      return .success
    } catch {
      return EFCheck.exitCode(for: error)
    }
  }

  @Test func anExperimentThatDoesNotExistIsRefusedWithThoseThatDo() throws {
    #expect(status(["--experiment", "delays"]) == ExitStatus.wrongUsage.exitCode)
    #expect(status(["--jobs", "0"]) == ExitStatus.wrongUsage.exitCode)
    #expect(status(["--false-alarm", "2"]) == ExitStatus.wrongUsage.exitCode)
    #expect(status(["--json", "/nowhere/at/all.json"]) == ExitStatus.wrongUsage.exitCode)
  }

  @Test func everyExperimentIsListedInOneLine() {
    let lines = RatesCommand.listing.split(separator: "\n")
    #expect(lines.count == RateExperiment.allCases.count && lines.allSatisfy { $0.count <= 80 })
    #expect(zip(lines, RateExperiment.allCases).allSatisfy { $0.hasPrefix($1.rawValue + " ") })
  }

  @Test func exactMomentsAreWrittenAsJSON() throws {
    let folder = FileManager.default.temporaryDirectory.appending(component: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let json = folder.appending(component: "rates.json")
    #expect(status(["--experiment", "workers", "--exact-only", "--strict", "--json", json.path]) == .success)
    let text = try String(contentsOf: json, encoding: .utf8)
    #expect(text.contains("\"experiment\" : \"workers\"") && text.contains("\"verdict\" : \"holdsExactly\""))
    #expect(text.contains("efcheck rates --experiment workers --budget quick --seed 1 --exact-only"))
  }

  @Test(arguments: RateExperiment.allCases) func noLineIsWiderThanATerminal(experiment: RateExperiment) throws {
    let check = try experiment.check(simulations: .none)
    let run = RunSettings(seed: 1, budget: .quick, criterion: Criterion())
    let evidence = try check.gather(resuming: nil, in: run)
    let result = CheckResult(
      id: check.id, findings: check.judge(evidence, by: run.criterion), tables: check.tables(of: evidence))
    let record = RatesRecord(seed: 1, budget: .quick, falseAlarmProbability: 1e-6, results: [result])
    let text = RatesText(record: record, style: TerminalStyle(usesColour: false, width: 80)).text
    for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    #expect(text.hasSuffix("rates: \(check.arms.count) holds exactly\n"))
  }
}
