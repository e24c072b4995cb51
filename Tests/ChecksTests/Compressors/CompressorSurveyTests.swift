import EFSpec
import GSL
import Testing
import Theory

@testable import Checks

@Suite struct CompressorSurveyTests {
  static let run = RunSettings(seed: 1, budget: .quick, criterion: Criterion())

  private static func survey(_ input: SurveyInput) throws -> CompressorSurvey {
    var families: [SurveyFamily] = []
    for entry in Catalogue.compressorEntries {
      families += try SurveyFamily.families(of: entry, dimension: input.dimension)
    }
    return CompressorSurvey(families, on: input)
  }

  /// A data set of 13 features whose gradient is not zero.
  private static var data: NamedExamples {
    var rows = SparseRows(featureCount: 13)
    for j in 0..<4 { rows.append(columns: 0..<13, values: (0..<13).map { Double(($0 * 7 + j) % 5) - 1 }) }
    return NamedExamples(name: "four", examples: LabelledExamples(rows: rows, labels: [1, 1, -1, 1]))
  }

  @Test func everySweepNamesCompressorsOfItsDimension() throws {
    for d in [13, 64] {
      for entry in Catalogue.compressorEntries {
        for sweep in entry.sweeps {
          for member in sweep.members(dimension: d) {
            let pair = try CompressorEntry.compressor(named: member.text)
            #expect(pair.compressor.accepts(dimension: d), "\(sweep.family), \(member.label), d = \(d)")
            #expect(throws: Never.self) { try pair.theory.constants(dimension: d) }
          }
        }
      }
    }
  }

  @Test func theFamiliesHaveDifferentNamesAndFewAreDrawn() throws {
    let families = try Self.survey(.gaussian(dimension: 64)).families
    #expect(Set(families.map(\.name)).count == families.count)
    #expect(families.count >= Catalogue.compressorEntries.count)
    #expect((4...8).contains(families.count(where: \.isDrawn)))
  }

  @Test(arguments: [SurveyInput.gaussian(dimension: 64), .heavyTailed(dimension: 64), .gradient(data)])
  func nothingIsRefutedAndEveryCompressorIsMeasured(_ input: SurveyInput) throws {
    let survey = try Self.survey(input)
    let evidence = try survey.gather(resuming: nil, in: Self.run)
    for finding in survey.judge(evidence, by: Self.run.criterion) {
      #expect(finding.verdict == .holdsExactly, "\(finding.notes)")
    }
    for measured in evidence.measurements {
      #expect(measured.meanError.isFinite && measured.meanError >= 0 && measured.meanBits >= 0, "\(measured.name)")
    }
    if case .gaussian = input { #expect(evidence.omissions.isEmpty) }
    let table = try #require(survey.tables(of: evidence).last)
    #expect(table.rows.count == evidence.measurements.count)
  }

  /// Top-k of a Gaussian vector costs k numbers and an index set, and loses what is exactly known.
  @Test func topKIsMeasuredAsItIs() throws {
    let survey = try Self.survey(.gaussian(dimension: 64))
    let evidence = try survey.gather(resuming: nil, in: Self.run)
    let members = evidence.measurements.filter { $0.family == "topk" }
    #expect(members.map(\.member) == ["k=1", "k=2", "k=4", "k=8", "k=16", "k=32"])
    #expect(members[0].meanBits == 32 + 6)
    #expect(members.map(\.meanBits) == members.map { Double($0.formulaBits ?? 0) })
    let expected = try AverageSavings(of: GaussianMagnitudes(), keeping: 8, dimension: 64)
    let error = 1 - expected.topK / expected.total
    // Eight standard errors of a mean of 16.
    #expect(abs(members[3].meanError - error) <= 8 * (members[3].standardError ?? 0))
  }

  @Test func theErrorAtEqualBitsIsThatOfTheBestMemberThatFits() {
    func member(_ bits: Double, _ error: Double) -> SurveyMeasurement {
      SurveyMeasurement(
        family: "f", member: "\(bits)", messages: 1, meanBits: bits, longestBits: Int(bits), overheadBits: 0,
        meanError: error)
    }
    let members = [member(10, 0.5), member(20, 0.7), member(30, 0.1)]
    #expect(SurveyEqualBits.error(of: members, within: 9) == nil)
    #expect(SurveyEqualBits.error(of: members, within: 29) == 0.5)
    #expect(SurveyEqualBits.error(of: members, within: 30) == 0.1)
  }

  @Test func aMessageThatIsTooLongAndAnErrorThatIsTooLargeAreRefuted() throws {
    let survey = try Self.survey(.gaussian(dimension: 64))
    var evidence = try survey.gather(resuming: nil, in: Self.run)
    let index = try #require(evidence.measurements.firstIndex { $0.family == "topk" })
    evidence.measurements[index].longestBits += 1
    #expect(survey.judge(evidence, by: Criterion()).map(\.verdict) == [.refuted, .holdsExactly])
    evidence.measurements[index].longestBits -= 1
    evidence.measurements[index].largestExactError = 1
    #expect(survey.judge(evidence, by: Criterion()).map(\.verdict) == [.holdsExactly, .refuted])
  }

  @Test func theFrontierOfTheFigureFalls() throws {
    let survey = try Self.survey(.gaussian(dimension: 64))
    let figure = try #require(survey.figures(of: try survey.gather(resuming: nil, in: Self.run)).first)
    let best = try #require(figure.series.last)
    #expect(best.role == .law)
    #expect(zip(best.x, best.x.dropFirst()).allSatisfy { $0 < $1 })
    #expect(zip(best.y, best.y.dropFirst()).allSatisfy { $0 > $1 })
    // No drawn point is below the frontier.
    for series in figure.series {
      for (x, y) in zip(series.x, series.y) {
        let undercut = zip(best.x, best.y).filter { $0.0 <= x }.map(\.1).min() ?? .infinity
        #expect(undercut <= y)
      }
    }
  }
}
