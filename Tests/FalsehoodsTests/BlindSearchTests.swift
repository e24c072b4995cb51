import Checks
import Foundation
import Testing

@testable import Falsehoods

/// The tester on trial: without being told a witness it refutes every fault of moments and leaves every
/// control alone. Seeds are fixed; the false-alarm probability is 10⁻⁶ a control.
@Suite struct BlindSearchTests {
  static func finding(_ fault: PlantedFault, budget: Budget) throws -> Finding {
    let settings = RunSettings(seed: 1, budget: budget, criterion: Criterion())
    let subject = fault.subject
    let domain =
      try fault.domain.map { try Domain(parsing: $0, dtype: subject.dtype) } ?? Domain(defaultFor: subject.dtype)
    let check = try ClaimCheck(
      of: subject, claim: ClaimSpecification(parsing: fault.claim), shapes: [fault.shape], domain: domain,
      seed: settings.seed)
    return try #require(check.judge(check.gather(resuming: nil, in: settings), by: settings.criterion).first)
  }

  private static func expectRefuted(_ id: String) throws {
    let fault = try PlantedFault.named(id)
    let budget = try #require(fault.budget)
    let finding = try finding(fault, budget: budget)
    #expect(finding.verdict == .refuted, "\(fault.description): \(finding.calls) calls")
    #expect(finding.witness != nil && finding.calls <= budget.callsPerClaim)
  }

  @Test(arguments: PlantedFault.bank.filter { $0.kind == .moment && $0.budget == .quick }.map(\.id))
  func theQuickBudgetRefutes(id: String) throws { try Self.expectRefuted(id) }

  /// Minutes in a debug build.
  @Test(
    .enabled(if: ProcessInfo.processInfo.environment["EFCHECK_HEAVY"] == "1"),
    arguments: PlantedFault.bank.filter { $0.kind == .moment && $0.budget == .standard }.map(\.id))
  func theStandardBudgetRefutes(id: String) throws { try Self.expectRefuted(id) }

  @Test(arguments: PlantedFault.bank.filter(\.isControl).map(\.id)) func theControlIsLeftAlone(id: String) throws {
    let finding = try Self.finding(try PlantedFault.named(id), budget: .quick)
    #expect(finding.verdict != .refuted && finding.verdict != .failed)
  }
}

/// Broken rules of single outputs and of pairs of them.
@Suite struct BrokenRuleTests {
  @Test(arguments: PlantedFault.bank.filter { $0.kind == .structural }.map(\.id))
  func theRuleIsRefuted(id: String) throws {
    let fault = try PlantedFault.named(id)
    let settings = RunSettings(seed: 1, budget: .quick, criterion: Criterion())
    let check = try StructuralCheck(
      of: fault.subject, claim: StructuralClaim(parsing: fault.claim), shapes: [fault.shape],
      domain: Domain(defaultFor: fault.subject.dtype), seed: settings.seed)
    let finding = try #require(check.judge(check.gather(resuming: nil, in: settings), by: settings.criterion).first)
    #expect(finding.verdict == .refuted, "\(fault.description): \(finding.calls) calls")
  }
}

/// A scale error of 0.4 % at the dimension where it can be seen.
@Suite struct ManyCoordinatesTests {
  /// Some 1.8·10⁵ calls in dimension 16; but a call in dimension 10⁴ shows 10⁴ independent coordinates, each of
  /// them promised `E(C(x)ⱼ − xⱼ)² ≤ 3xⱼ²`. The false-alarm probability is 10⁻⁶; minutes in a debug build.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["EFCHECK_HEAVY"] == "1"))
  func coordinatesThatAreDeclaredIndependentFindTheSmallestFault() throws {
    let fault = try PlantedFault.named("bern-02")
    let x = (0..<10_000).map { 1 + Double($0 % 7) }
    let variances = x.map { 3 * $0 * $0 }
    let session = fault.subject.makeSession()
    var test = CoordinateSequentialTest()
    var calls = 0
    while test.logWealth < log(1e6), calls < 2_000 {
      let draws = try session.draws(of: SubjectInput(x), seeds: [UInt64(calls)])
      let errors = zip(draws.draw(0), x).map { $0 - $1 }
      test.feed(errors: errors.span, of: x.span, variances: variances.span)
      calls += 1
    }
    #expect(test.logWealth >= log(1e6), "\(calls) calls")
  }

  /// The blind search in dimension 10⁴ with the coordinates declared independent.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["EFCHECK_HEAVY"] == "1"))
  func theBlindSearchFindsTheSmallestFaultInManyCoordinates() throws {
    let fault = try PlantedFault.named("bern-02")
    let settings = RunSettings(seed: 1, budget: .standard, criterion: Criterion())
    let check = try ClaimCheck(
      of: fault.subject, claim: ClaimSpecification(parsing: fault.claim), shapes: [[10_000]],
      domain: Domain(defaultFor: .float64), seed: 1, coordinatesAreIndependent: true)
    let finding = try #require(check.judge(check.gather(resuming: nil, in: settings), by: settings.criterion).first)
    #expect(finding.verdict == .refuted, "\(finding.calls) calls")
  }
}
