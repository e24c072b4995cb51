import ArgumentParser
import Checks
import Foundation
import Reporting
import Testing
import Theory

@testable import efcheck

@Suite struct ListTheoremsTests {
  @Test func everyProvedStatementIsListedWithItsCheck() throws {
    let items = try ListingKind.theorems.items()
    let proved = items.filter { $0.topic != "Theorems of other papers" }
    #expect(proved.count > 200)
    for item in proved { #expect(item.check?.isEmpty == false, "\(item.name)") }
    #expect(Set(items.map { "\($0.topic ?? "") \($0.name)" }).count == items.count)
  }

  /// EF14 and the methods of the framework are of one source, but not of one check.
  @Test func aTheoremIsListedWithTheCheckOfItsOwnBound() throws {
    func check(of name: String) throws -> String {
      let item = try #require(try ListingKind.theorems.items().first { $0.name == name })
      return try #require(item.check)
    }
    #expect(try check(of: "EF14Stationarity").hasPrefix("EF14, "))
    #expect(try check(of: "EF21Stationarity").hasPrefix("EF21, "))
    #expect(try check(of: "MiniBatchStationarity") == FeedbackStationarityStatement.topic + ": statements")
    #expect(try check(of: "MiniBatchGapBound") == FeedbackRateStatement.topic + ": statements")
  }

  @Test func thePageHasALineForEveryStatement() throws {
    let coverage = Coverage(Array(try Catalogue.coverage().exercises.prefix(2)))
    let run = RunSettings(seed: 1, budget: .quick, criterion: Criterion())
    let rows = coverage.rows(try coverage.exercises.map { try $0.check.gather(resuming: nil, in: run) })
    let page = CoveragePage.text(of: rows)
    let lines = page.split(separator: "\n").filter {
      $0.hasPrefix("| ") && !$0.hasPrefix("| statement |") && !$0.hasPrefix("| ---")
    }
    #expect(lines.count == rows.count)
    #expect(lines.allSatisfy { $0.contains("holds exactly") && $0.contains("refuted") })
  }

  @Test func theListAndThePageHaveThePlantedStatements() throws {
    let planted = try Catalogue.coverage().planted
    let items = try ListingKind.theorems.items().filter { $0.topic == "Planted false theorems" }
    #expect(items.count == planted.reduce(0) { $0 + $1.planted.count } && items.allSatisfy { $0.status == nil })
    // Two slips may be alike, but not in the same statement.
    #expect(Set(items.map(\.summary)).count == items.count)
    let coverage = Coverage([], planted: [planted[0]])
    let run = RunSettings(seed: 1, budget: .quick, criterion: Criterion())
    let rows = coverage.falseRows(try coverage.planted.map { try $0.check.gather(resuming: nil, in: run) })
    let page = CoveragePage.text(of: [], planted: rows)
    for row in rows { #expect(page.contains("| \(row.resembles) | ")) }
    #expect(page.contains("refuted: ") && page.contains("not refutable: "))
  }

  @Test func verdictsBelongToTheoremsAlone() {
    #expect(throws: (any Error).self) { try ListCommand.parse(["compressors", "--verdicts"]) }
    #expect(throws: (any Error).self) { try ListCommand.parse(["theorems", "--output", "page.md"]) }
    #expect(throws: Never.self) { try ListCommand.parse(["theorems", "--verdicts", "--output", "page.md"]) }
  }
}
