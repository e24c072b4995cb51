import ArgumentParser
import Checks
import Foundation

/// `efcheck replay`: recomputes a golden table with this package's own code.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Recompute every case of a golden table and compare.",
    discussion: """
      Prints one line a section (passed/total and the worst error), then the totals. The reasons of failed \
      cases go to standard error. Ends with 1 if a case failed, or under --require-complete if a case is not \
      covered.
      """)

  @Argument(help: "The golden table, a JSON file.", completion: .file(extensions: ["json"]))
  var table: String

  @Option(help: "Replay this section alone.")
  var section: String?

  @Flag(help: "Print the built-in tolerances and stop.")
  var listTolerances = false

  @Option(name: .customLong("json"), help: "Also write the outcome of every case to this file.", completion: .file())
  var jsonFile: String?

  @Flag(help: "Fail also if a case is not covered.")
  var requireComplete = false

  func run() throws { try orExitWithUsage(replay) }

  private func replay() throws {
    let golden = try GoldenTable(contentsOf: URL(filePath: table))
    let sections = try chosenSections(of: golden)
    guard !listTolerances else { return printTolerances(of: golden, sections) }
    let report = ReplayReport(replaying: golden, sections: sections)
    printReport(report)
    if let jsonFile { try write(report, to: jsonFile) }
    if report.failed > 0 || (requireComplete && report.uncovered > 0) { throw ExitStatus.refuted.exitCode }
  }

  private func write(_ report: ReplayReport, to file: String) throws {
    let data = try StableJSON.encode(report)
    do { try data.write(to: URL(filePath: file), options: .atomic) } catch {
      say("efcheck: \(file): cannot be written; give --json a path in a folder that exists")
      throw ExitStatus.cannotWrite.exitCode
    }
  }

  private func chosenSections(of golden: GoldenTable) throws(UsageError) -> [String] {
    guard let section else { return golden.sections }
    guard golden.sections.contains(section) else {
      throw UsageError("\(table): has no section \(section); choose from \(golden.sections.joined(separator: ", "))")
    }
    return [section]
  }

  private func printTolerances(of golden: GoldenTable, _ sections: [String]) {
    for section in sections {
      let rules = golden.tolerances(of: section)
      print("\(section)  \(rules.isEmpty ? "not covered" : rules.joined(separator: "; "))")
    }
  }

  private func printReport(_ report: ReplayReport) {
    for section in report.sections {
      let worst = section.worstError.map { String(format: "%.1e", $0) } ?? "-"
      print("\(section.name)  \(section.passed)/\(section.total)  \(worst)")
      for failure in section.cases where failure.outcome == .failed {
        say("failed: \(failure.id): \(failure.reason)")
      }
    }
    print("replay: \(report.passed) passed, \(report.failed) failed, \(report.uncovered) uncovered")
  }
}
