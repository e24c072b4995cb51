import Falsehoods
import Foundation
import Testing

@testable import Checks

/// The judge of claims on trial: it must leave every true claim alone. (Planted faults are tried where the
/// bank is.) Seeds are fixed; the false-alarm probability is 10⁻⁶.
@Suite struct ClaimCheckTests {
  static let settings = RunSettings(seed: 1, budget: .quick, criterion: Criterion())

  static func finding(
    _ subject: any CompressorSubject, claim: String, dimension d: Int, settings: RunSettings = settings
  ) throws -> Finding {
    let check = try ClaimCheck(
      of: subject, claim: ClaimSpecification(parsing: claim), shapes: [[d]],
      domain: Domain(defaultFor: subject.dtype), seed: settings.seed)
    return try #require(check.judge(check.gather(resuming: nil, in: settings), by: settings.criterion).first)
  }

  @Test(arguments: [
    ("topk(k=4)", "contractive(alpha=4/d)"), ("topk(k=4)", "B2(gamma=4/d, beta=1)"),
    ("identity", "contractive(alpha=1)"),
    ("scaled_sign", "contractive(alpha=1/d)"), ("scaled_sign_zero", "B1(alpha=1/d^2, beta=1)"),
  ]) func aTruthAboutADeterministicCompressorHoldsExactly(compressor: String, claim: String) throws {
    let subject = ReferenceSubject(try CompressorEntry.compressor(named: compressor).compressor, name: compressor)
    let finding = try Self.finding(subject, claim: claim, dimension: 16)
    #expect(finding.verdict == .holdsExactly)
  }

  @Test(arguments: [
    ("topk(k=4)", "contractive(alpha=4.01/d)"), ("topk(k=4)", "unbiased(omega=0)"),
    ("identity", "contractive(error=0)"),
    ("scaled_sign", "B1(alpha=1.1/d, beta=1)"), ("topk(k=4)", "absolute(Delta=1)"),
  ]) func aFalsehoodAboutADeterministicCompressorIsArithmetic(compressor: String, claim: String) throws {
    let subject = ReferenceSubject(try CompressorEntry.compressor(named: compressor).compressor, name: compressor)
    let finding = try Self.finding(subject, claim: claim, dimension: 16)
    #expect(finding.verdict == (compressor == "identity" ? .holdsExactly : .refuted))
  }

  @Test(arguments: [
    ("randk(k=4)", "contractive(alpha=4/d)"), ("natural", "unbiased(omega=1/8)"),
    ("std_dithering(s=4, norm=2)", "unbiased(omega=d/64)"), ("randk_unbiased(k=4)", "unbiased(omega=d/4-1)"),
    ("randk(k=4)", "B1(alpha=4/d, beta=1)"),
  ]) func aTruthAboutARandomCompressorIsNotRefuted(compressor: String, claim: String) throws {
    let subject = ReferenceSubject(try CompressorEntry.compressor(named: compressor).compressor, name: compressor)
    let finding = try Self.finding(subject, claim: claim, dimension: 16)
    #expect(finding.verdict == .consistent || finding.verdict == .undecided)
  }

  /// With calls enough the same truth is consistent, and the effect that would have been found is within
  /// the one asked for.
  @Test func aTruthBecomesConsistentWithCallsEnough() throws {
    let subject = ReferenceSubject(try CompressorEntry.compressor(named: "natural").compressor, name: "natural")
    var settings = Self.settings
    settings.criterion.detectableExcess = 0.5
    let finding = try Self.finding(subject, claim: "unbiased(omega=1/8)", dimension: 16, settings: settings)
    #expect(finding.verdict == .consistent)
    #expect((finding.detectableEffect ?? .infinity) <= 0.55)
  }

  @Test func aSubjectThatBreaksZeroIsRefuted() throws {
    let subject = ShiftedIdentity(atZero: 1)
    let finding = try Self.finding(subject, claim: "contractive(alpha=0.5)", dimension: 4)
    #expect(finding.verdict == .refuted && finding.notes.contains { $0.contains("C(0)") })
  }

  @Test func aNaNRefutesAndNamesItsInput() throws {
    let subject = ShiftedIdentity(atZero: 0, nanOnOneHot: true)
    let finding = try Self.finding(subject, claim: "contractive(alpha=0.5)", dimension: 4)
    #expect(finding.verdict == .refuted && finding.notes.contains { $0.contains("NaN") })
  }

  @Test func oneSeedGivesOneFinding() throws {
    let fault = try #require(PlantedFault.bank.first { $0.id == "randk-02" })
    let first = try Self.finding(fault.subject, claim: fault.claim, dimension: 16)
    #expect(first == (try Self.finding(fault.subject, claim: fault.claim, dimension: 16)))
  }
}

/// The identity but for one place.
struct ShiftedIdentity: CompressorSubject {
  let name = "identity with a fault"
  let dtype = DType.float64
  var atZero = 0.0
  var nanOnOneHot = false

  func makeSession() -> any CompressorSession { Session(subject: self) }

  final class Session: CompressorSession {
    let subject: ShiftedIdentity
    init(subject: ShiftedIdentity) { self.subject = subject }
    var isDeclaredDeterministic: Bool { false }
    func draws(of x: SubjectInput, seeds: [UInt64]) -> SubjectDraws {
      var output = x.entries
      let nonZeros = output.count { $0 != 0 }
      if nonZeros == 0 { output[0] = subject.atZero }
      if nonZeros == 1, subject.nanOnOneHot { output[0] = .nan }
      return SubjectDraws(values: seeds.flatMap { _ in output }, dimension: x.dimension)
    }
    func restart() {}
  }
}

/// Rounding and what cannot be known.
@Suite struct ClaimBoundaryTests {
  static func finding(_ text: String, claim: String, dtype: DType) throws -> Finding {
    let subject = ReferenceSubject(
      try CompressorEntry.compressor(named: text).compressor, name: text, dtype: dtype)
    return try ClaimCheckTests.finding(subject, claim: claim, dimension: 16)
  }

  @Test(arguments: DType.allCases, ["unbiased(omega=13/3)", "B2(gamma=1, beta=16/3)"])
  func roundingRefutesNoTruth(dtype: DType, claim: String) throws {
    #expect(try Self.finding("randk_unbiased(k=3)", claim: claim, dtype: dtype).verdict != .refuted)
  }

  @Test(arguments: DType.allCases) func roundingRefutesNoExactTruth(dtype: DType) throws {
    #expect(try Self.finding("scaled_sign", claim: "contractive(alpha=1/d)", dtype: dtype).verdict == .holdsExactly)
  }

  @Test func anErrorBeyondRoundingIsRefutedInEveryPrecision() throws {
    for dtype in DType.allCases {
      #expect(try Self.finding("randk_unbiased(k=3)", claim: "unbiased(omega=3)", dtype: dtype).verdict == .refuted)
    }
  }

  /// Natural compression is in B1(1, 9/8), not in B1(1.1, 9/8); calls alone cannot tell.
  @Test func theLowerConstantOfB1StaysUndecided() throws {
    let finding = try Self.finding("natural", claim: "B1(alpha=1.1, beta=1.125)", dtype: .float64)
    #expect(finding.verdict == .undecided && finding.notes.contains { $0.contains("Claim B2") })
  }

  @Test(arguments: ["magnitude=2.6..2.9,integer", "sparse=2,nonzero", "magnitude=3..2", "magnitude=1..1e6"])
  func anEmptyDomainIsRefused(text: String) {
    #expect(throws: UsageError.self) { try Domain(parsing: text, dtype: .float16) }
  }

  @Test(arguments: ["magnitude=2.2..3.4,integer", "magnitude=2^-6..448", "sparse=3", "nonzero", "magnitude=0.3..0.7"])
  func everyInputBelongsToTheDomain(text: String) throws {
    for dtype in DType.allCases {
      let domain = try Domain(parsing: text, dtype: dtype)
      let library = LibraryInput.library(shape: [16], domain: domain, dtype: dtype, seed: 1)
      #expect(!library.isEmpty && library.allSatisfy { domain.contains($0.input.entries) })
    }
  }

  @Test func ownInputsAreJudgedAsTheyAre() throws {
    let own = (0..<4).map { Double($0) + 0.123 }
    let library = LibraryInput.library(
      shape: [4], domain: Domain(defaultFor: .float64), dtype: .float64, seed: 1, own: [own])
    #expect(library.first?.input.entries == own && library.first?.isCanonical == true)
  }
}
