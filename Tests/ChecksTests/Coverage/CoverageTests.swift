import Testing
import Theory

@testable import Checks

/// The table of what is proved, what exercises it and what came of it.
@Suite struct CoverageTests {
  private let run = RunSettings(seed: 1, budget: .quick, criterion: Criterion())

  private func rows(_ coverage: Coverage) throws -> [Coverage.Row] {
    coverage.rows(try coverage.exercises.map { try $0.check.gather(resuming: nil, in: run) })
  }

  @Test func everyStatementHoldsAndOnTrialIsRefutedOrKnownToBeLoose() throws {
    let coverage = try Catalogue.coverage()
    let rows = try rows(coverage)
    #expect(rows.count == coverage.statements.count)
    for row in rows {
      #expect(
        row.isAsDeclared,
        "\(row.statement.topic): \(row.statement.name), \(row.verdict), \(row.trial), ratio \(row.ratio ?? .nan)")
    }
  }

  @Test func everyPlantedStatementIsRefutedOrKnownToBeHidden() throws {
    let coverage = try Catalogue.coverage()
    let rows = coverage.falseRows(try coverage.planted.map { try $0.check.gather(resuming: nil, in: run) })
    #expect(rows.count { $0.outcome == .refuted } > rows.count / 2)
    // Every kind of exercise refutes something.
    let refuted = Set(rows.filter { $0.outcome == .refuted }.map(\.statement.topic))
    #expect(refuted == Set(Catalogue.frameworkExercises.flatMap(\.proved).compactMap(\.self).map(\.topic)))
    for row in rows {
      #expect(
        row.isAsDeclared, "\(row.statement.name): \(row.outcome), ratio \(row.ratio ?? .nan) at \(row.place ?? "")")
    }
  }

  /// A slip that changes one term is refuted where that term leads, not where it vanishes.
  @Test func aHalvedRootIsRefutedWhereTheRootLeads() throws {
    let check = FeedbackFalsehood.exercise([.tuningHalved]).check
    let evidence = try check.gather(resuming: nil, in: run)
    let worst = try #require(evidence.records[0].worst)
    #expect(check.outcomes(of: evidence) == [.refuted])
    #expect(!worst.place.contains("c = 0.0,") && (worst.left / worst.right - 2).magnitude < 1e-3, "\(worst.place)")
  }

  @Test func everyPlantedStatementIsExercisedAndResemblesARow() throws {
    let coverage = try Catalogue.coverage()
    let names = Set(coverage.planted.flatMap(\.planted).map(\.name))
    for statement in FeedbackFalsehood.allCases { #expect(names.contains(statement.rawValue)) }
    let proved = Set(coverage.statements)
    for statement in FeedbackFalsehood.allCases { #expect(proved.contains(statement.original), "\(statement)") }
  }

  @Test func noTwoStatementsReadAlike() throws {
    let texts = try Catalogue.coverage().statements.map { "\($0.topic): \($0.text)" }
    #expect(Set(texts).count == texts.count)
  }

  @Test func noStatementIsWithoutACheck() throws {
    let exercised = Set(try Catalogue.coverage().statements)
    func all<Family: StatementFamily>(_ family: Family.Type) -> [ProvedStatement] {
      family.allCases.map { ProvedStatement($0) }
    }
    for family in Catalogue.statementFamilies {
      for statement in all(family) { #expect(exercised.contains(statement), "\(statement.topic): \(statement.name)") }
    }
    let topics = Set(exercised.map(\.topic))
    for entry in Catalogue.compressorEntries {
      #expect(topics.contains("Compressor \(entry.template)"), "\(entry.template)")
    }
  }

  @Test func everyConstantOfACompressorWithKnownMomentsIsARow() throws {
    let rows = Set(try Catalogue.coverage().statements.map { "\($0.topic), \($0.name)" })
    for entry in Catalogue.compressorEntries {
      for text in entry.examples {
        let instance = CompressorInstances(text, try CompressorEntry.compressor(named: text))
        #expect(!instance.dimensions.isEmpty, "\(text)")
        guard instance.exact != nil else { continue }
        for name in ConstantName.allCases where !instance.values(of: name).isEmpty {
          #expect(rows.contains("Compressor \(entry.template), \(name.rawValue)"), "\(text): \(name)")
        }
      }
    }
  }

  @Test func theTableHasARowForEveryStatementAndNoEmptyCell() throws {
    let check = CoverageCheck(Coverage([PlanarStatement.exercise(), InclusionStatement.exercise()]))
    let evidence = try check.gather(resuming: nil, in: run)
    let table = try #require(check.tables(of: evidence).first)
    #expect(table.rows.count == PlanarStatement.allCases.count + InclusionStatement.allCases.count)
    #expect(table.rows.allSatisfy { !$0.contains(.none) && !$0.contains(.text("")) })
    let findings = check.judge(evidence, by: run.criterion)
    #expect(findings.count == 2)
    for (finding, topic) in zip(findings, [PlanarStatement.topic, InclusionStatement.topic]) {
      #expect(finding.claim.hasPrefix("\(topic): every statement holds"))
    }
    #expect(findings.allSatisfy { $0.verdict == .holdsExactly })
  }

  @Test func aFalseStatementIsCaught() throws {
    let rows = try rows(Coverage([PlantedStatement.exercise()]))
    #expect(rows.map(\.verdict) == [.refuted, .holdsExactly, .holdsExactly])
    #expect(rows.map(\.isAsDeclared) == [false, false, true])
    let check = CoverageCheck(Coverage([PlantedStatement.exercise()]))
    let findings = check.judge(try check.gather(resuming: nil, in: run), by: run.criterion)
    #expect(findings.map(\.verdict) == [.refuted])
  }

  @Test func aFalseStatementThatDoesNotEndAsDeclaredIsCaught() throws {
    let coverage = Coverage([], planted: [PlantedFalsehood.plantedExercise()])
    let check = CoverageCheck(coverage)
    let evidence = try check.gather(resuming: nil, in: run)
    let rows = coverage.falseRows(evidence.planted)
    #expect(rows.map(\.isAsDeclared) == [false, true, false, true])
    #expect(rows.map(\.outcome) == [.loose(factor: 2), .refuted, .refuted, .loose(factor: 2)])
    let findings = check.judge(evidence, by: run.criterion)
    #expect(findings.map(\.verdict) == [.undecided] && findings[0].notes.count == 3)
    #expect(check.tables(of: evidence).map(\.rows.count) == [0, 4])
  }
}

/// False statements of which one is true, one is refuted, and one is refuted though it is said to be hidden.
private enum PlantedFalsehood: String, FalseStatementFamily, Exercisable {
  case isTrue, isFalse, isFalseWithAReason, isHidden

  static var topic: String { "Planted false statements" }
  var text: String { rawValue }
  var original: ProvedStatement { ProvedStatement(PlantedStatement.looseWithReason) }
  var looseness: String? { self == .isFalseWithAReason || self == .isHidden ? "planted" : nil }

  func examine(_ places: inout Places, in run: RunSettings) {
    let isTrue = self == .isTrue || self == .isHidden
    places.note(isTrue ? 1 : 3, 2, at: "here")
  }
}

/// Statements of which one is false, one is loose without saying so and one says so.
private enum PlantedStatement: String, Exercisable {
  case contractionOfUnscaledRandK, looseWithoutReason, looseWithReason

  static var topic: String { "Planted statements" }
  var text: String { rawValue }
  var looseness: String? { self == .looseWithReason ? "planted" : nil }

  func examine(_ places: inout Places, in run: RunSettings) {
    switch self {
    case .contractionOfUnscaledRandK:
      // U(ζ) ⊂ B3(ζ) is false without the factor 1/ζ.
      places.note(1 / 1.5, PlanarPoint(squaredNorm: 1.5, inner: 1).gain, at: "ζ = 1.5")
    case .looseWithoutReason, .looseWithReason: places.note(1, 2, at: "here")
    }
  }
}
