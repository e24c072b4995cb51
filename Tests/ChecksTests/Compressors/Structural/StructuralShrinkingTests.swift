import Foundation
import GSL
import Testing

@testable import Checks

/// Small witnesses against structural claims. Seeds are fixed; each refutation of a true claim has probability 10⁻⁶.
@Suite struct StructuralShrinkingTests {
  private func check(
    _ subject: any CompressorSubject, _ claim: String, dimension d: Int = 16, remembered: [SubjectInput] = []
  ) throws -> StructuralCheck {
    try StructuralCheck(
      of: subject, claim: StructuralClaim(parsing: claim), shapes: [[d]], domain: Domain(defaultFor: subject.dtype),
      seed: 1, remembered: remembered)
  }

  private static let settings = RunSettings(seed: 1, budget: .quick, criterion: Criterion())

  private func evidence(
    _ subject: any CompressorSubject, _ claim: String, dimension d: Int = 16
  ) throws -> StructuralEvidence {
    try check(subject, claim, dimension: d).gather(resuming: nil, in: Self.settings)
  }

  private static let keepsNegativesMoreOften = ScriptedSubject.seeded("negative entries are kept more often") {
    x, stream in x.map { stream.bernoulli($0 < 0 ? 0.5 : 0.25) ? $0 : 0 }
  }

  @Test func aCounterexampleLosesWhatItDoesNotNeed() throws {
    let evidence = try evidence(StructuralTruthTests.builtin("topk(k=4)"), "sparse(k=2)")
    let shrunk = try #require(evidence.shrunk)
    #expect(shrunk.input.input.entries.sorted() == Array(repeating: 0, count: 13) + [1, 1, 1])
    #expect(shrunk.logEValue == nil && shrunk.calls >= 1 && shrunk.tries >= 1)
  }

  /// Top-2 keeps one entry more than d/16 in any dimension below 32.
  @Test func aClaimForAllDimensionsIsBrokenInFewOfThem() throws {
    let builtin = try StructuralTruthTests.builtin("topk(k=2)")
    let shrunk = try #require(try evidence(builtin, "sparse(k=d/16)", dimension: 24).shrunk)
    #expect(shrunk.input.input.entries.count <= 2)
    let kept = try #require(try evidence(builtin, "sparse(k=1)", dimension: 24).shrunk)
    #expect(kept.input.input.entries.count == 24)
  }

  @Test func aFaultOfFullInputsKeepsThemFull() throws {
    let subject = ScriptedSubject.seeded("too many of a full input") { x, stream in
      let isFull = x.allSatisfy { $0 != 0 }
      return ScriptedSubject.masked(x, keeping: stream.subset(of: x.count, count: isFull ? 5 : 4))
    }
    let shrunk = try #require(try evidence(subject, "sparse(k=4)").shrunk)
    #expect(shrunk.input.input.entries.allSatisfy { $0 != 0 })
  }

  @Test func aTestOfALawIsRepeatedAtTheSmallInput() throws {
    let evidence = try evidence(Self.keepsNegativesMoreOften, "odd")
    let shrunk = try #require(evidence.shrunk)
    #expect(shrunk.input.input.entries.count { $0 != 0 } <= 3)
    #expect(try #require(shrunk.logEValue) >= log(1e6) && shrunk.callsOfAllTries >= shrunk.calls)
    // The try has a share of the false-alarm probability.
    #expect(try #require(shrunk.logWealth) >= log(4e6))
  }

  @Test func aMemoryShowsAtASmallInput() throws {
    let subject = ScriptedSubject("scale of the previous call") { _ in
      var scale = 1.0
      return { x, _ in
        defer { scale = x.reduce(0) { max($0, $1.magnitude) } }
        return x.map { $0 + 0.1 * scale }
      }
    }
    let shrunk = try #require(try evidence(subject, "stateless").shrunk)
    #expect(shrunk.input.input.entries.count { $0 != 0 } == 1)
    #expect(try #require(shrunk.logEValue) >= log(1e6))
  }

  @Test func aSmallerFalseAlarmProbabilityTakesTheWitnessBack() throws {
    let check = try check(Self.keepsNegativesMoreOften, "odd")
    let evidence = try check.gather(resuming: nil, in: Self.settings)
    #expect(check.judge(evidence, by: Criterion()).first?.shrunkWitness != nil)
    let strict = Criterion(falseAlarmProbability: 1e-30)
    #expect(check.judge(evidence, by: strict).first?.shrunkWitness == nil)
  }

  @Test(arguments: ["odd", "independentCalls", "average(omega=1, workers=4)"])
  func aTrueClaimHasNoSmallWitness(claim: String) throws {
    let subject = try StructuralTruthTests.builtin("natural")
    #expect(try evidence(subject, claim).shrunk == nil)
  }

  /// What was found once refutes at once: at the remembered input, before any other is called.
  @Test func aRememberedWitnessIsTriedFirst() throws {
    let first = try evidence(Self.keepsNegativesMoreOften, "odd")
    let witness = try #require(first.shrunk).input.input
    let check = try check(Self.keepsNegativesMoreOften, "odd", remembered: [witness])
    let second = try check.gather(resuming: nil, in: Self.settings)
    let finding = try #require(check.judge(second, by: Criterion()).first)
    #expect(finding.verdict == .refuted && finding.witness?.x == witness.entries)
    #expect(second.arms.filter { $0.trials > 0 }.map(\.input.input) == [witness])
  }

  @Test func aSubjectThatFailsWhileTheWitnessShrinksIsStillRefuted() throws {
    let check = try check(FragileSubject(), "sparse(k=4)", dimension: 8)
    let evidence = try check.gather(resuming: nil, in: Self.settings)
    let finding = try #require(check.judge(evidence, by: Criterion()).first)
    #expect(finding.verdict == .refuted && finding.shrunkWitness != nil)
  }
}
