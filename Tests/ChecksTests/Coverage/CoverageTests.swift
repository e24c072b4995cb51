import Checks
import Testing
import Theory

@Suite struct CoverageTests {
  @Test func everyStatementHoldsAndOnTrialIsRefutedOrKnownToBeLoose() throws {
    let coverage = try Catalogue.coverage()
    let run = RunSettings(seed: 1, budget: .quick, criterion: Criterion())
    let rows = coverage.rows(try coverage.exercises.map { try $0.check.gather(resuming: nil, in: run) })
    for row in rows {
      #expect(row.isAsDeclared, "\(row.statement.topic) / \(row.statement.name): \(row.verdict) \(row.places) \(row.ratio ?? .nan) \(row.trial)")
    }
    #expect(rows.count == coverage.statements.count)
    print("ROWS", rows.count)
  }
}
