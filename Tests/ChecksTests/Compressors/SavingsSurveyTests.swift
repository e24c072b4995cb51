import GSL
import Testing
import Theory

@testable import Checks

@Suite struct SavingsSurveyTests {
  private static let run = RunSettings(seed: 1, budget: .quick, criterion: Criterion())

  @Test func theFormulasAgreeWithTheCompressor() throws {
    let survey = try Catalogue.savingsSurvey()
    let evidence = try survey.gather(resuming: nil, in: Self.run)
    let verdicts = survey.judge(evidence, by: Self.run.criterion).map(\.verdict)
    // Six standard errors at 40 places: a false alarm has a probability below 10⁻⁶ were the means normal.
    #expect(verdicts == [.consistent, .consistent, .consistent, .consistent, .holdsExactly])
    #expect(survey.tables(of: evidence)[0].rows.count == 5 * 8)
    #expect(survey.figures(of: evidence)[0].series.count == 10)
  }

  /// The magnitudes of one law beside the formula of another.
  @Test func aWrongLawIsNoticed() throws {
    let wrong = SampledMagnitudes(UniformMagnitudes()) { $1.exponential(mean: 0.5) }
    let fixed = SampledMagnitudes(try PowerLawMagnitudes(exponent: 1), isDeterministic: true) { index, _ in
      1 / Double(index + 2)
    }
    let survey = SavingsSurvey([wrong, fixed], dimension: 64)
    let evidence = try survey.gather(resuming: nil, in: Self.run)
    let findings = survey.judge(evidence, by: Self.run.criterion)
    #expect(findings.map(\.verdict) == [.undecided, .refuted])
    #expect(findings[0].notes.contains { $0.hasPrefix("Suspicion") })
  }
}
