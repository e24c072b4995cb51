import EFSpec
import Testing

@testable import Checks
@testable import Theory

@Suite struct ExtremalSearchTests {
  typealias Name = WritableKeyPath<CompressorConstants, ClassConstant?> & Sendable

  private static let run = RunSettings(seed: 1, budget: .quick, criterion: Criterion())
  private static let examples = Catalogue.compressorEntries.flatMap(\.examples)

  /// Every constant of every compressor of the catalogue that is marked tight shows at an input that was found.
  @Test(arguments: examples) func everyTightConstantIsFound(_ text: String) throws {
    let pair = try CompressorEntry.compressor(named: text)
    guard let subject = ConstantsSubject(pair, name: text, dimensions: [6, 16]) else { return }
    let survey = ConstantsSurvey(of: [subject])
    let rows = ConstantsRow.rows([subject], try survey.gather(resuming: nil, in: Self.run))
    #expect(rows.contains { $0.isTight })
    for row in rows {
      #expect(!row.isExceeded, "\(row.excessWords)")
      if row.isTight { #expect(row.isReached, "\(row.shortfallWords)") }
    }
  }

  /// The findings where the constant of this name is promised `factor` times as large as it is.
  private func findings(_ text: String, _ name: any Name, times factor: Double) throws -> [Finding] {
    let pair = try CompressorEntry.compressor(named: text)
    let known = try pair.theory.constants(dimension: 6)
    var claimed = CompressorConstants()
    claimed[keyPath: name] = known[keyPath: name].map { .attained($0.value * factor) }
    let exact = try #require(pair.compressor as? any ExactMomentsCompressor)
    let survey = ConstantsSurvey(of: [ConstantsSubject(exact, name: text, constants: claimed, dimension: 6)])
    return survey.judge(try survey.gather(resuming: nil, in: Self.run), by: Self.run.criterion)
  }

  private static let constants: [(text: String, name: any Name)] = [
    ("topk(k=2)", \.alpha), ("topk(k=2)", \.gamma), ("topk(k=2)", \.delta), ("natural", \.zeta), ("natural", \.beta),
    ("std_dithering(s=2, norm=inf)", \.zetaExact),
  ]

  /// A lower constant that is made larger, and an upper one that is made smaller, claim too much.
  @Test(arguments: constants) func aConstantThatIsTenPercentTooGoodIsRefuted(
    _ text: String, _ name: any Name
  ) throws {
    let isLower = name == \.alpha || name == \.gamma
    let kept = try findings(text, name, times: isLower ? 1.1 : 0.9)[0]
    #expect(kept.verdict == .refuted)
    #expect(kept.notes.first?.hasPrefix("\(text), d = 6: ") == true)
  }

  @Test(arguments: constants) func aConstantThatIsTenPercentTooLooseIsNotReached(
    _ text: String, _ name: any Name
  ) throws {
    let isLower = name == \.alpha || name == \.gamma
    let findings = try findings(text, name, times: isLower ? 0.9 : 1.1)
    #expect(findings.map(\.verdict) == [.holdsExactly, .undecided])
    #expect(findings[1].notes.first?.hasPrefix("\(text), d = 6: ") == true)
  }

  @Test func withoutAnInputNothingIsDecided() throws {
    var constants = CompressorConstants()
    constants.alpha = .attained(0.5)
    let survey = ConstantsSurvey(of: [
      ConstantsSubject(Identity(), name: "identity", constants: constants, dimension: 3)
    ])
    let nothing = ConstantsEvidence(compressors: [])
    #expect(survey.judge(nothing, by: Self.run.criterion).map(\.verdict) == [.undecided, .undecided])
  }

  /// Powers of `ζ` cancel: at `v = 1`, `u = ζ` the compressor `(1/ζ) C` has `δ = ζ`.
  @Test func theScaledCompressorShowsItsConstant() throws {
    let x = [4.0 / 3, 4.0 / 3]
    let ratios = try #require(ExactRatios(of: NaturalCompression(), at: x))
    #expect((try #require(ratios.value(of: .deltaScaledByInverseZeta, zeta: 1.125)) - 1.125).magnitude < 1e-14)
    #expect(ExactRatios(of: NaturalCompression(), at: [0, 0]) == nil)
  }
}
