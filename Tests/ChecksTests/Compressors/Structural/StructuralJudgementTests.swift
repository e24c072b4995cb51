import Foundation
import Testing

@testable import Checks

/// The verdict on a structural claim from evidence written by hand.
@Suite struct StructuralJudgementTests {
  private let input = LibraryInput(name: "ones", input: SubjectInput([1, 1]), isCanonical: true)

  private func finding(_ evidence: StructuralEvidence, _ claim: String, alpha: Double = 1e-6) throws -> Finding {
    StructuralJudgement(
      evidence: evidence, claim: try StructuralClaim(parsing: claim), dtype: .float64,
      domain: Domain(defaultFor: .float64), criterion: Criterion(falseAlarmProbability: alpha)
    ).finding
  }

  private func tried(_ trials: Int, deterministic: Bool = false) -> StructuralEvidence {
    var evidence = StructuralEvidence()
    evidence.isDeclaredDeterministic = deterministic
    evidence.inputs = 3
    evidence.leastTrials = trials
    evidence.isComplete = true
    evidence.calls = 3 * trials
    return evidence
  }

  @Test func whatWasNotSeenIsBoundedByTheTrials() throws {
    // 1 − (10⁻⁶)^(1/20) = 1 − 10^(−0.3) = 0.4988.
    let finding = try finding(tried(20), "sparse(k=1)")
    #expect(finding.verdict == .consistent)
    #expect(finding.notes.contains { $0.contains("= 0.499, with n = 20") })
    // Determinism is seen on disjoint pairs of outputs only.
    #expect(try self.finding(tried(40), "deterministic").notes.contains { $0.contains("= 0.499, with n = 20") })
  }

  @Test func aDeclaredDeterministicSubjectIsEvaluatedExactly() throws {
    #expect(try finding(tried(1, deterministic: true), "sparse(k=1)").verdict == .holdsExactly)
  }

  @Test func aCounterexampleComesBeforeAFailure() throws {
    var evidence = tried(5)
    evidence.failure = .init(input: input, detail: "it hung")
    #expect(try finding(evidence, "sparse(k=1)").verdict == .failed)
    evidence.violation = .init(input: input, detail: "2 entries of C(x) are not zero, and 1 may be")
    let refuted = try finding(evidence, "sparse(k=1)")
    #expect(refuted.verdict == .refuted && refuted.witness?.x == [1, 1])
    #expect(refuted.promised == ["k": 1])
  }

  @Test func whatTheTimeLimitCutShortIsUndecided() throws {
    var evidence = tried(5)
    evidence.endedByTimeLimit = true
    #expect(try finding(evidence, "sparse(k=1)").verdict == .undecided)
    evidence = tried(5)
    evidence.isComplete = false
    #expect(try finding(evidence, "sparse(k=1)").verdict == .undecided)
  }

  @Test func aWealthRefutesFromItsShareOfAlphaOn() throws {
    var evidence = tried(100)
    var arm = WealthEvidence(input: input, comparison: "−C(−x)", weight: 0.25)
    arm.trials = 100
    arm.supremum = log(4e6) + 1e-9
    evidence.arms = [arm]
    #expect(try finding(evidence, "odd").verdict == .refuted)
    #expect(try finding(evidence, "odd", alpha: 1e-7).verdict != .refuted)
    evidence.arms[0].supremum = log(4e6) - 1e-9
    #expect(try finding(evidence, "odd").verdict != .refuted)
  }

  @Test func theEValueIsThatOfTheEndWithItsShares() throws {
    var evidence = tried(100)
    var arm = WealthEvidence(input: input, comparison: "−C(−x)", weight: 0.5)
    arm.final = log(7)
    arm.supremum = log(1000)
    evidence.arms = [arm]
    // Half of the capital was never used.
    let logEValue = try #require(try finding(evidence, "odd").logEValue)
    #expect((exp(logEValue) - 4).magnitude < 1e-12)
  }

  @Test func aClaimThatCannotBeExaminedHasFailed() throws {
    var evidence = tried(0)
    evidence.obstacle = "this subject does not report its message size"
    let finding = try finding(evidence, "bits(max=8)")
    #expect(finding.verdict == .failed && finding.notes.contains { $0.hasPrefix("failed: this subject") })
  }
}
