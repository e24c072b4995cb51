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

  @Test(arguments: ["topk-01", "sign-03", "qsgd-05", "nat-04", "psgd-01"])
  func aFewCallsRefute(id: String) throws { try Self.expectRefuted(id) }

  /// Minutes in a debug build.
  @Test(
    .enabled(if: ProcessInfo.processInfo.environment["EFCHECK_HEAVY"] == "1"),
    arguments: PlantedFault.bank.filter { $0.kind == .moment && $0.budget == .quick }.map(\.id))
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
