import Falsehoods
import Foundation
import GSL
import Testing

@testable import Checks

/// The coordinate-sequential mode of unbiased claims. Seeds are fixed; the false-alarm probability is 10⁻⁶ a claim.
@Suite struct IndependentCoordinatesTests {
  private func finding(
    _ subject: any CompressorSubject, _ claim: String, dimension d: Int, declared: Bool = true
  ) throws -> Finding {
    let check = try ClaimCheck(
      of: subject, claim: ClaimSpecification(parsing: claim), shapes: [[d]], domain: Domain(defaultFor: subject.dtype),
      seed: 1, coordinatesAreIndependent: declared)
    let settings = RunSettings(seed: 1, budget: .quick, criterion: Criterion())
    return try #require(check.judge(check.gather(resuming: nil, in: settings), by: settings.criterion).first)
  }

  private static func mask(scale: Double) -> ScriptedSubject {
    .seeded("Bernoulli mask, scale \(scale)") { x, stream in x.map { stream.bernoulli(0.25) ? scale * $0 : 0 } }
  }

  /// Variances 2.5, 0.4 and 0.1 under a promise of 3 in total: after a whole call the mean wealth is at most 1,
  /// between coordinates it is not.
  @Test func unequalVariancesKeepTheBoundOfTheirSum() {
    let roots = [2.5, 0.4, 0.1].map { $0.squareRoot() }
    let reference = RelativeReference([1, 1, 1])
    var (total, partial) = (0.0, 0.0)
    for pattern in 0..<8 {
      let signs = (0..<3).map { pattern >> $0 & 1 == 0 ? 1.0 : -1 }
      let errors = zip(roots, signs).map { $0 * $1 }
      var test = CoordinateSequentialTest(omega: 3, slack: .none)
      test.feed(errors[...], at: reference, omega: 3)
      total += exp(test.logWealth) / 8
      var early = CoordinateSequentialTest(omega: 3, slack: .none)
      early.feed(errors[0])
      partial += exp(early.logWealth) / 8
    }
    #expect(total <= 1 && total > 0.3 && partial > 1)
  }

  /// On equal variances the bound is met.
  @Test func equalVariancesAreTheBoundary() {
    let reference = RelativeReference([1, -1])
    var total = 0.0
    for pattern in 0..<4 {
      let errors = (0..<2).map { pattern >> $0 & 1 == 0 ? 1.0 : -1 }
      var test = CoordinateSequentialTest(omega: 2, slack: .none)
      test.feed(errors[...], at: reference, omega: 2)
      total += exp(test.logWealth) / 4
    }
    #expect((total - 1).magnitude < 1e-12)
  }

  /// A claim with the exact constant, met at every input, and claims whose single variances exceed ω/d. Half a
  /// minute in a debug build.
  @Test(
    .enabled(if: ProcessInfo.processInfo.environment["EFCHECK_HEAVY"] == "1"),
    arguments: ["mask", "natural", "std_dithering(s=4, norm=2)", "terngrad"])
  func independentUnbiasedCoordinatesAreLeftAlone(name: String) throws {
    let subject: any CompressorSubject = name == "mask" ? Self.mask(scale: 4) : try ShrinkingTests.builtin(name)
    // Of dithering d/s² = 2, of TernGrad (√d − 1)/2 < 2.4.
    let omega = ["mask": "3", "natural": "1/8", "std_dithering(s=4, norm=2)": "2", "terngrad": "2.4"][name]
    let finding = try finding(subject, "unbiased(omega=\(try #require(omega)))", dimension: 32)
    #expect(finding.verdict != .refuted && finding.verdict != .failed)
    #expect(finding.notes.contains { $0.contains("were declared independent given the input, which was not checked") })
  }

  /// A scale error of 10 %: a call shows 64 coordinates.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["EFCHECK_HEAVY"] == "1"))
  func theModeNeedsFewerCalls() throws {
    let subject = Self.mask(scale: 3.6)
    let with = try finding(subject, "unbiased(omega=3)", dimension: 64)
    let without = try finding(subject, "unbiased(omega=3)", dimension: 64, declared: false)
    #expect(with.verdict == .refuted && 2 * with.calls < without.calls, "\(with.calls), \(without.calls)")
    #expect(with.notes.contains { $0.contains("the refutation may be of that declaration") })
    #expect(!without.notes.contains { $0.contains("declared independent") })
  }

  /// One mask bit for all coordinates: the claim is true, the declaration is false.
  @Test func aFalseDeclarationIsTheUsersOwn() throws {
    let control = try PlantedFault.named("bern-ctl-01")
    let finding = try finding(control.subject, control.claim, dimension: 16)
    #expect(finding.verdict == .refuted && finding.notes.contains { $0.contains("the refutation may be of that") })
  }

  @Test func otherClaimsTakeNoNotice() throws {
    let finding = try finding(Self.mask(scale: 1), "contractive(alpha=1/4)", dimension: 8)
    #expect(finding.verdict != .refuted && !finding.notes.contains { $0.contains("declared independent") })
  }
}
