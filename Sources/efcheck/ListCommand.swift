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
      whether it holds, and what becomes of it with its constant made 10 % better. Exit status: 1 if a \
      statement is refuted, 3 if its trial is not what theory declares, 74 if the page cannot be written.
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
      let listing = try FaultListing(of: PlantedFault.bank)
      print(json ? try listing.json() : listing.text, terminator: "")
      return
    }
    let rows = verdicts ? try examined() : nil
    if let rows, let output { try write(CoveragePage.text(of: rows), to: output) }
    let kinds = kind?.catalogueKind.map { [$0] } ?? ListingKind.allCases
    let lists = try kinds.map { kind in
      (kind, try rows.map(Catalogue.theoremItems(rows:)) ?? kind.items())
    }
    if json {
      print(String(decoding: try StableJSON.encode(Listing(lists: lists)), as: UTF8.self), terminator: "")
    } else {
      print(lists.map(text).joined(separator: "\n"), terminator: "")
    }
    guard let rows, !rows.allSatisfy(\.isAsDeclared) else { return }
    throw ExitStatus(of: rows.map { $0.verdict == .holdsExactly ? .undecided : $0.verdict }, strict: true).exitCode
  }

  private func examined() throws -> [Coverage.Row] {
    let check = CoverageCheck(try Catalogue.coverage())
    let run = RunSettings(seed: 1, budget: .quick, criterion: Criterion())
    return check.coverage.rows(try check.gather(resuming: nil, in: run))
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
      if let verdict = item.verdict, let trial = item.trial { lines.append("\(space)\(verdict); on trial: \(trial)") }
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
