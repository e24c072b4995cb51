import EFSpec
import Testing
import Theory

@testable import Checks

@Suite struct ConstantsSurveyTests {
  private static let run = RunSettings(seed: 1, budget: .quick, criterion: Criterion())

  private func verdicts(_ pair: PairedCompressor, _ change: (inout ConstantsEvidence) -> Void = { _ in }) throws
    -> [Verdict]
  {
    let survey = ConstantsSurvey(of: [try #require(ConstantsSubject(pair, name: "it", dimensions: [6]))])
    var evidence = try survey.gather(resuming: nil, in: Self.run)
    change(&evidence)
    return survey.judge(evidence, by: Self.run.criterion).map(\.verdict)
  }

  @Test func constantsOfTopKAreFound() throws {
    #expect(try verdicts(PairedCompressor(TopK(2), try TopKTheory(2))) == [.holdsExactly, .holdsExactly])
  }

  /// A promise that is better than the truth is refuted; one that is worse is not reached.
  @Test func wrongConstantsAreNoticed() throws {
    #expect(try verdicts(PairedCompressor(TopK(2), try TopKTheory(3))).first == .refuted)
    #expect(try verdicts(PairedCompressor(TopK(3), try TopKTheory(2))) == [.holdsExactly, .undecided])
  }

  @Test func whatNoConstantAllowsIsInfinite() throws {
    let seen = try verdicts(PairedCompressor(TopK(2), try TopKTheory(2))) {
      $0.compressors[0].library["delta"]?.value = .infinity
    }
    #expect(seen.first == .refuted)
    let ratios = try #require(ExactRatios(of: RandK(1, scaling: .unbiased), at: [1, 2, 3]))
    #expect(ratios.worstValue(of: .delta, zeta: nil) == .infinity)
  }

  /// What the library shows does not count as found.
  @Test func onlyTheSearchReachesAConstant() throws {
    let seen = try verdicts(PairedCompressor(TopK(2), try TopKTheory(2))) { $0.compressors[0].search = [:] }
    #expect(seen == [.holdsExactly, .undecided])
  }

  @Test func theNumberOfJobsChangesNothing() throws {
    let subject = try #require(
      ConstantsSubject(PairedCompressor(TopK(2), try TopKTheory(2)), name: "one", dimensions: [3]))
    let other = try #require(
      ConstantsSubject(PairedCompressor(TopK(1), try TopKTheory(1)), name: "other", dimensions: [3]))
    let survey = ConstantsSurvey(of: [subject, other])
    var run = Self.run
    let one = try survey.gather(resuming: nil, in: run)
    run.jobs = 4
    #expect(try survey.gather(resuming: nil, in: run) == one)
  }

  @Test func everyConstantOfTheCatalogueHasARow() throws {
    let survey = try Catalogue.constantsSurvey()
    let rows = ConstantsRow.rows(survey.subjects, ConstantsEvidence(compressors: []))
    #expect(rows.count >= 4 * survey.subjects.count)
    #expect(rows.allSatisfy { $0.excess == nil && !$0.isReached && !$0.isExceeded })
    #expect(Set(survey.subjects.map(\.name)).count == survey.subjects.count)
  }
}
