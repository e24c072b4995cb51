import Falsehoods
import Foundation
import Testing

@testable import Checks

/// Small witnesses. Seeds are fixed; each refutation of a true claim has probability 10⁻⁶.
@Suite struct ShrinkingTests {
  static func evidence(_ subject: any CompressorSubject, claim: String, dimension d: Int, domain: Domain? = nil)
    throws -> (check: ClaimCheck, evidence: ClaimEvidence)
  {
    let check = try ClaimCheck(
      of: subject, claim: ClaimSpecification(parsing: claim), shapes: [[d]],
      domain: domain ?? Domain(defaultFor: subject.dtype), seed: 1)
    return (check, try check.gather(resuming: nil, in: ClaimCheckTests.settings))
  }

  static func builtin(_ text: String) throws -> ReferenceSubject {
    ReferenceSubject(try CompressorEntry.compressor(named: text).compressor, name: text)
  }

  @Test(
    arguments: PlantedFault.bank.filter { $0.kind == .moment && $0.budget == .quick && $0.shape.count == 1 }
      .map(\.id))
  func everyRefutationHasACertifiedWitness(id: String) throws {
    let fault = try #require(PlantedFault.bank.first { $0.id == id })
    let (_, evidence) = try Self.evidence(fault.subject, claim: fault.claim, dimension: fault.dimension)
    let shrunk = try #require(evidence.shrunk)
    #expect(shrunk.logEValue.map { $0 >= log(1e6) } ?? true)
    #expect(shrunk.input.input.entries.contains { $0 != 0 })
    #expect(Domain(defaultFor: .float64).contains(shrunk.input.input.entries))
  }

  /// Faults that a vector with at most three entries besides zeros shows.
  @Test(arguments: ["randk-02", "randk-04", "randk-06", "randk-13", "randkb-02", "topk-08"])
  func aWitnessOfFewEntriesIsFound(id: String) throws {
    let fault = try #require(PlantedFault.bank.first { $0.id == id })
    let (_, evidence) = try Self.evidence(fault.subject, claim: fault.claim, dimension: fault.dimension)
    #expect(try #require(evidence.shrunk).input.input.entries.count { $0 != 0 } <= 3)
  }

  /// Top-2 with the claim of Top-3 breaks first in three dimensions, at (1, 1, 1).
  @Test func aClaimForAllDimensionsIsBrokenInFewOfThem() throws {
    let (_, evidence) = try Self.evidence(
      Self.builtin("topk(k=2)"), claim: "contractive(alpha=3/d)", dimension: 64)
    let shrunk = try #require(evidence.shrunk)
    #expect(shrunk.input.input.entries == [1, 1, 1] && shrunk.logEValue == nil && shrunk.calls == 1)
  }

  @Test func aClaimForOneDimensionKeepsIt() throws {
    let (_, evidence) = try Self.evidence(Self.builtin("topk(k=2)"), claim: "contractive(alpha=0.5)", dimension: 16)
    #expect(try #require(evidence.shrunk).input.input.dimension == 16)
  }

  @Test(arguments: ["magnitude=2.5..3", "nonzero", "integer,magnitude=2..9", "sparse=12,magnitude=1..2"])
  func theSmallWitnessStaysInTheDomain(text: String) throws {
    let domain = try Domain(parsing: text, dtype: .float64)
    let (_, evidence) = try Self.evidence(
      Self.builtin("topk(k=2)"), claim: "contractive(alpha=0.5)", dimension: 16, domain: domain)
    #expect(domain.contains(try #require(evidence.shrunk).input.input.entries))
  }

  /// The subject crashes as soon as half of the entries are cleared.
  @Test func aSubjectThatFailsWhileTheWitnessShrinksIsStillRefuted() throws {
    let (check, evidence) = try Self.evidence(FragileSubject(), claim: "contractive(error=0.5)", dimension: 8)
    let finding = try #require(check.judge(evidence, by: Criterion()).first)
    #expect(finding.verdict == .refuted)
    #expect(
      evidence.shrunk?.logEValue != nil && evidence.shrunk?.input == evidence.arms.first { $0.refutes(at: 1e-6) }?.input
    )
    #expect(finding.shrunkWitness?.x == evidence.shrunk?.input.input.entries)
  }

  @Test func aSmallerFalseAlarmProbabilityTakesTheVerdictBack() throws {
    let fault = try #require(PlantedFault.bank.first { $0.id == "randk-13" })
    let (check, evidence) = try Self.evidence(fault.subject, claim: fault.claim, dimension: fault.dimension)
    let strict = Criterion(falseAlarmProbability: 1e-30, detectableExcess: 1e6)
    let finding = try #require(check.judge(evidence, by: strict).first)
    #expect(finding.verdict == .undecided && finding.shrunkWitness == nil)
    // And gathering again goes on past the earlier end.
    let settings = RunSettings(seed: 1, budget: .quick, criterion: strict)
    let further = try check.gather(resuming: evidence, in: settings)
    #expect(further.calls > evidence.calls)
    #expect(check.judge(further, by: strict).first?.verdict == .refuted)
  }

  @Test func roundingToOneDigitWritesRoundNumbers() {
    #expect(SmallerInputs.oneDigit(of: [0.123, -1.96, 0, 37, 1e-9]) == [0.1, -2, 0, 40, 1e-9])
  }

  @Test func fewerDimensionsKeepTheEnds() {
    #expect(SmallerInputs.inFewerDimensions([1, 0, 0, 0, 2]) == [[2], [1, 2], [1, 0, 2], [1, 0, 0, 2]])
  }
}

/// Keeps a tenth of the input, and crashes where exactly half of the entries are zero.
struct FragileSubject: CompressorSubject {
  let name = "fragile"
  let dtype = DType.float64
  func makeSession() -> any CompressorSession { Session() }

  final class Session: CompressorSession {
    var isDeclaredDeterministic: Bool { false }
    func draws(of x: SubjectInput, seeds: [UInt64]) throws(SubjectFailure) -> SubjectDraws {
      if 2 * x.entries.count(where: { $0 == 0 }) == x.dimension { throw SubjectFailure(.crash, "it crashed") }
      return SubjectDraws(values: seeds.flatMap { _ in x.entries.map { 0.1 * $0 } }, dimension: x.dimension)
    }
    func restart() {}
  }
}
