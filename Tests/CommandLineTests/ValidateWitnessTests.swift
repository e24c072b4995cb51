import ArgumentParser
import Checks
import Foundation
import Testing

@testable import efcheck

/// The files of witnesses, and the folder in which they are remembered.
@Suite struct ValidateWitnessTests {
  /// Runs `validate` in a folder of its own, which is passed to `body` with the exit status.
  static func run<Result>(_ arguments: [String], _ body: (URL, Int32) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(component: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder, status(arguments.map { $0.replacing("HERE", with: folder.path) }))
  }

  static func status(_ arguments: [String]) -> Int32 {
    do {
      try ValidateCommand.parse(arguments + ["--budget", "quick"]).run()
      return 0
    } catch let code as ExitCode {
      return code.rawValue
    } catch {
      return ValidateCommand.exitCode(for: error).rawValue
    }
  }

  static let falsehood = ["--builtin", "randk(k=4)", "--claim", "contractive(alpha=6/d)", "--dimension", "16"]

  @Test func aRefutationLeavesItsWitnessesAndWhatTheyAre() throws {
    try Self.run(Self.falsehood + ["--json", "HERE/out.json"]) { folder, status in
      #expect(status == 1)
      let file = try StableJSON.decode(
        FindingsFile.self, from: Data(contentsOf: folder.appending(component: "out.json")))
      let finding = try #require(file.findings.last)
      let (witness, small) = (try #require(finding.witness), try #require(finding.shrunkWitness))
      let rows = try NpyArray(contentsOf: folder.appending(component: try #require(witness.file))).rows
      #expect(rows == [witness.x])
      let smallRows = try NpyArray(contentsOf: folder.appending(component: try #require(small.file))).rows
      #expect(smallRows == [small.x] && small.x.count { $0 != 0 } <= 3)
      let data = try Data(contentsOf: folder.appending(component: "out.witness-5.json"))
      let record = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
      #expect(record["claim"] as? String == "contractive(alpha=6/d)" && record["verdict"] as? String == "refuted")
      #expect(record["rerun"] as? String == finding.rerun)
      // The two readers of JSON may differ in the last digit.
      let (stored, value) = (try #require(record["logEValue"] as? Double), try #require(finding.logEValue))
      #expect(abs(stored - value) < 1e-9)
      #expect(record["seed"] as? Int == 1 && record["calls"] as? Int == finding.calls)
    }
  }

  @Test func whatWasFoundOnceIsTriedFirst() throws {
    let words = Self.falsehood + ["--regressions", "HERE/witnesses", "--json", "HERE/out.json"]
    try Self.run(words) { folder, status in
      let store = folder.appending(component: "witnesses")
      let files = try FileManager.default.contentsOfDirectory(at: store, includingPropertiesForKeys: nil)
      #expect(status == 1 && files.count == 1)
      let first = try Data(contentsOf: try #require(files.first))
      let again = words.map { $0.replacing("HERE", with: folder.path) } + ["--seed", "9"]
      #expect(Self.status(again) == 1)
      let json = try Data(contentsOf: folder.appending(component: "out.json"))
      let finding = try #require(StableJSON.decode(FindingsFile.self, from: json).findings.last)
      #expect(finding.witness?.name == "remembered witness 1, d = \(finding.shape?.first ?? 0)")
      #expect(try Data(contentsOf: try #require(files.first)) == first || finding.shrunkWitness != nil)
      // A truth about the same subject is not disturbed.
      let truth = ["--builtin", "randk(k=4)", "--claim", "contractive(alpha=4/d)", "--dimension", "16"]
      #expect(Self.status(truth + ["--regressions", store.path]) == 0)
    }
  }

  @Test func aBadFileOfWitnessesIsWrongUsage() throws {
    try Self.run(Self.falsehood + ["--regressions", "HERE/witnesses"]) { folder, _ in
      let store = folder.appending(component: "witnesses")
      let files = try FileManager.default.contentsOfDirectory(at: store, includingPropertiesForKeys: nil)
      try Data("<<<<<<< HEAD".utf8).write(to: try #require(files.first))
      #expect(Self.status(Self.falsehood + ["--regressions", store.path]) == 64)
      #expect(Self.status(Self.falsehood + ["--regressions", try #require(files.first).path]) == 64)
    }
  }
}
