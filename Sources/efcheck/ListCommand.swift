import ArgumentParser
import Checks
import Falsehoods
import Foundation
import Reporting

/// `efcheck list`: what is in the catalogue.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract:
      "List the compressors, algorithms, problems, theorems and checks of the catalogue, or the planted faults.",
    discussion: """
      With --verdicts every proved statement is examined, by exact computations, and listed with its verdict: \
      whether it holds, and what becomes of it with its constant made 10 % better; and so are false statements that \
      resemble them. Exit status: 1 if a proved statement is refuted, 3 if a trial or a false statement does not end \
      as theory declares, 74 if the page cannot be written.
      """)

  @Argument(help: "One kind; all but the faults if it is left out.") var kind: ListedKind?

  @Flag(help: "Print JSON.") var json = false

  @Flag(help: "Examine every proved statement, for the list of theorems.") var verdicts = false

  @Option(help: ArgumentHelp("Write the verdicts as a Markdown page too.", valueName: "file"))
  var output: String?

  func validate() throws {
    guard output == nil || verdicts else { throw ValidationError("--output needs --verdicts.") }
    guard !verdicts || kind == .catalogue(.theorems) else {
      throw ValidationError("--verdicts goes with 'list theorems'.")
    }
  }

  func run() throws {
    if kind == .faults {
      let listing = try FaultListing(of: PlantedFault.bank, oracles: PlantedOracleFault.bank)
      print(json ? try listing.json() : listing.text, terminator: "")
      return
    }
    let examined = verdicts ? try examined() : nil
    if let examined, let output {
      try write(CoveragePage.text(of: examined.rows, planted: examined.planted), to: output)
    }
    let kinds = kind?.catalogueKind.map { [$0] } ?? ListingKind.allCases
    let lists = try kinds.map { kind in
      (kind, try examined.map { try Catalogue.theoremItems(rows: $0.rows, planted: $0.planted) } ?? kind.items())
    }
    if json {
      print(String(decoding: try StableJSON.encode(Listing(lists: lists)), as: UTF8.self), terminator: "")
    } else {
      print(lists.map(text).joined(separator: "\n"), terminator: "")
    }
    guard let examined else { return }
    let unexpected =
      examined.rows.filter { !$0.isAsDeclared }
      .map { $0.verdict == .holdsExactly ? Verdict.undecided : $0.verdict }
      + examined.planted.filter { !$0.isAsDeclared }.map { _ in .undecided }
    if !unexpected.isEmpty { throw ExitStatus(of: unexpected, strict: true).exitCode }
  }

  /// What is proved, and the false statements that resemble it, with what came of both.
  private func examined() throws -> (rows: [Coverage.Row], planted: [Coverage.FalseRow]) {
    let check = CoverageCheck(try Catalogue.coverage())
    let run = RunSettings(seed: 1, budget: .quick, criterion: Criterion())
    let evidence = try check.gather(resuming: nil, in: run)
    return (check.coverage.rows(evidence.proved), check.coverage.falseRows(evidence.planted))
  }

  private func write(_ page: String, to path: String) throws {
    do { try Data(page.utf8).write(to: URL(filePath: path), options: .atomic) } catch {
      say("efcheck: the page cannot be written to '\(path)': \(error.localizedDescription)")
      throw ExitStatus.cannotWrite.exitCode
    }
  }

  private func text(of kind: ListingKind, _ items: [ListedItem]) -> String {
    let width = items.map(\.name.count).max() ?? 0
    var topic: String?
    var lines: [String] = []
    for item in items {
      if let heading = item.topic, heading != topic { lines.append("  \(heading)") }
      topic = item.topic
      let mark = [item.status.map { $0 == "provedHere" ? "proved" : "quoted" }, item.source].compactMap(\.self)
      let padding = String(repeating: " ", count: width - item.name.count)
      let indent = item.topic == nil ? "  " : "    "
      lines.append(
        "\(indent)\(item.name)\(padding)  \(item.summary)\(mark.isEmpty ? "" : " [\(mark.joined(separator: ", "))]")")
      let space = String(repeating: " ", count: indent.count + width + 2)
      if let check = item.check { lines.append("\(space)examined by: \(check)") }
      if let verdict = item.verdict {
        lines.append("\(space)\(verdict)" + (item.trial.map { "; on trial: \($0)" } ?? ""))
      }
    }
    return "\(kind.rawValue)\n\(lines.joined(separator: "\n"))\n"
  }

  /// `{"schemaVersion": 1, "compressors": […], …}`
  private struct Listing: Encodable {
    let lists: [(kind: ListingKind, items: [ListedItem])]

    struct Key: CodingKey {
      let stringValue: String
      var intValue: Int? { nil }
      init(_ text: String) { stringValue = text }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(1, forKey: Key("schemaVersion"))
      for list in lists { try container.encode(list.items, forKey: Key(list.kind.rawValue)) }
    }
  }
}
