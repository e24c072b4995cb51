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
    guard let check = pair.extremalInputCheck(named: text) else { return }
    let findings = check.judge(try check.gather(resuming: nil, in: Self.run), by: Self.run.criterion)
    #expect(!findings.isEmpty)
    for finding in findings {
      #expect(finding.verdict == .holdsExactly, "\(finding.claim): \(finding.notes)")
      #expect(finding.witness != nil && finding.calls > 0)
    }
  }

  /// The constant of this name times `factor` in place of itself.
  private func verdict(
    _ text: String, _ name: any Name, times factor: Double
  ) throws -> (verdict: Verdict, note: String) {
    let pair = try CompressorEntry.compressor(named: text)
    let known = try pair.theory.constants(dimension: 6)
    var claimed = CompressorConstants()
    claimed[keyPath: name] = known[keyPath: name].map { .attained($0.value * factor) }
    let check = ExtremalInputCheck(
      of: try #require(pair.compressor as? any ExactMomentsCompressor), name: text, constants: claimed, dimension: 6)
    let finding = try #require(
      check.judge(try check.gather(resuming: nil, in: Self.run), by: Self.run.criterion).first)
    return (finding.verdict, finding.notes.joined())
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
    let result = try verdict(text, name, times: isLower ? 1.1 : 0.9)
    #expect(result.verdict == .refuted)
    #expect(result.note.hasPrefix("The input exceeds the constant"))
  }

  @Test(arguments: constants) func aConstantThatIsTenPercentTooLooseIsNotReached(
    _ text: String, _ name: any Name
  ) throws {
    let isLower = name == \.alpha || name == \.gamma
    let result = try verdict(text, name, times: isLower ? 0.9 : 1.1)
    #expect(result.verdict == .undecided)
    #expect(result.note.hasPrefix("Not reached"))
  }

  @Test func aBoundIsNotSearchedFor() throws {
    var constants = CompressorConstants()
    constants.beta = .bound(2)
    let check = ExtremalInputCheck(of: Identity(), name: "identity", constants: constants, dimension: 3)
    let evidence = try check.gather(resuming: nil, in: Self.run)
    #expect(evidence.finds.isEmpty && check.judge(evidence, by: Self.run.criterion).isEmpty)
  }

  @Test func withoutAnInputNothingIsDecided() throws {
    var constants = CompressorConstants()
    constants.alpha = .attained(0.5)
    let check = ExtremalInputCheck(of: Identity(), name: "identity", constants: constants, dimension: 3)
    let find = ExtremalEvidence.Find(objective: .smallestSquaredNorm, x: nil, ratios: nil)
    let findings = check.judge(ExtremalEvidence(finds: [find], evaluations: 0), by: Self.run.criterion)
    #expect(findings.map(\.verdict) == [.undecided])
  }

  @Test func oneSeedGivesOneResult() throws {
    let check = ExtremalInputCheck(
      of: NaturalCompression(), name: "natural", constants: try NaturalCompressionTheory().constants(dimension: 3),
      dimension: 3)
    #expect(try check.gather(resuming: nil, in: Self.run) == check.gather(resuming: nil, in: Self.run))
  }

  /// Powers of `ζ` cancel: at `v = 1`, `u = ζ` the compressor `(1/ζ) C` has `δ = ζ`.
  @Test func theScaledCompressorShowsItsConstant() throws {
    let x = [4.0 / 3, 4.0 / 3]
    let ratios = try #require(ExactRatios(of: NaturalCompression(), at: x))
    #expect((try #require(ratios.value(of: .deltaScaledByInverseZeta, zeta: 1.125)) - 1.125).magnitude < 1e-14)
    #expect(ExactRatios(of: NaturalCompression(), at: [0, 0]) == nil)
  }
}
