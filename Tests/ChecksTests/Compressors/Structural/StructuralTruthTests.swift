import Foundation
import GSL
import Testing

@testable import Checks

/// True structural claims are left alone. All seeds are fixed; every claim is judged at a false-alarm
/// probability of 10⁻⁶.
@Suite struct StructuralTruthTests {
  static func finding(
    _ subject: any CompressorSubject, _ claim: String, dimensions: [Int] = [16], budget: Budget = .quick,
    detect: Double = 0.1
  ) throws -> Finding {
    let check = try StructuralCheck(
      of: subject, claim: StructuralClaim(parsing: claim), shapes: dimensions.map { [$0] },
      domain: Domain(defaultFor: subject.dtype), seed: 1)
    let settings = RunSettings(seed: 1, budget: budget, criterion: Criterion(detectableExcess: detect))
    return try #require(check.judge(check.gather(resuming: nil, in: settings), by: settings.criterion).first)
  }

  static func builtin(_ text: String, dtype: DType = .float64) throws -> ReferenceSubject {
    ReferenceSubject(try CompressorEntry.compressor(named: text).compressor, name: text, dtype: dtype)
  }

  @Test(arguments: [
    "sparse(k=4)", "odd", "homogeneous", "permutationEquivariant", "deterministic", "stateless", "seedReproducible",
    "finite", "range", "zeroAtZero", "dimensionKept", "bits(max=64*4+64)", "independentCalls",
    "independentWorkers(workers=3)",
  ]) func topKKeepsItsPropertiesExactly(claim: String) throws {
    let finding = try Self.finding(Self.builtin("topk(k=4)"), claim)
    #expect(finding.verdict == .holdsExactly, "\(claim): \(finding.notes)")
  }

  @Test(arguments: [
    ("randk_unbiased(k=4)", "sparse(k=d/4)"), ("randk_unbiased(k=4)", "bits(max=64*4+32)"),
    ("randk_unbiased(k=4)", "homogeneous"), ("randk_unbiased(k=4)", "stateless"),
    ("randk_unbiased(k=4)", "seedReproducible"), ("randk_unbiased(k=4)", "zeroAtZero"),
    ("randk_unbiased(k=4)", "finite"), ("randk_unbiased(k=4)", "range"), ("randk_unbiased(k=4)", "dimensionKept"),
    ("natural", "homogeneous"), ("natural", "stateless"), ("natural", "range"),
    ("std_dithering(s=4, norm=2)", "homogeneous"), ("std_dithering(s=4, norm=2)", "range"),
    ("std_dithering(s=4, norm=2)", "seedReproducible"),
  ]) func aRandomCompressorKeepsItsProperties(compressor: String, claim: String) throws {
    let finding = try Self.finding(Self.builtin(compressor), claim)
    #expect(finding.verdict == .consistent, "\(compressor), \(claim): \(finding.notes)")
    #expect(finding.notes.contains { $0.contains("1 − α^(1/n)") })
  }

  @Test(arguments: [
    "randk_unbiased(k=4)", "randk(k=4)", "natural", "std_dithering(s=4, norm=2)", "terngrad", "bernoulli(prob=0.25)",
    "adaptive_random",
  ]) func laws(compressor: String) throws {
    for claim in ["odd", "permutationEquivariant", "independentCalls", "independentWorkers(workers=3)"] {
      let finding = try Self.finding(Self.builtin(compressor), claim)
      #expect([.consistent, .undecided].contains(finding.verdict), "\(compressor), \(claim): \(finding.notes)")
      #expect(finding.calls > 10_000, "the budget is spent")
    }
  }

  @Test func theStandardBudgetMakesLawsConsistent() throws {
    for claim in ["odd", "permutationEquivariant", "independentCalls", "independentWorkers(workers=4)"] {
      let finding = try Self.finding(Self.builtin("randk_unbiased(k=4)"), claim, budget: .standard)
      #expect(finding.verdict == .consistent, "\(claim): \(finding.notes)")
      #expect(try #require(finding.detectableEffect) <= 0.5)
    }
  }

  @Test func anAverageOfWorkersKeepsItsConstant() throws {
    let subject = try Self.builtin("randk_unbiased(k=4)")
    let finding = try Self.finding(subject, "average(omega=d/4-1, workers=8)", budget: .standard, detect: 0.3)
    #expect(finding.verdict == .consistent, "\(finding.notes)")
    // Every input has E‖average − x‖² = (3/8)‖x‖² exactly, whatever the input.
    let estimate = try #require(finding.observed?.estimate)
    #expect((0.3...0.45).contains(estimate))
    #expect(finding.promised["workers"] == 8)
  }

  @Test func anUnseededCompressorIsJudgedInLaw() throws {
    let subject = ScriptedSubject.unseeded("unseeded Rand-4") { x, stream in
      ScriptedSubject.masked(x, keeping: stream.subset(of: x.count, count: 4))
    }
    for claim in ["homogeneous", "stateless"] {
      let finding = try Self.finding(subject, claim)
      #expect([.consistent, .undecided].contains(finding.verdict), "\(claim): \(finding.notes)")
      #expect(finding.notes.contains { $0.contains("in law") })
    }
  }

  @Test func anUnseededCompressorThatIsNearlyDeterministicIsLeftAlone() throws {
    // Equal outputs are common here, and one of 200 differs: a single odd comparison under a shared seed
    // proves nothing, and is not taken for a proof.
    let subject = ScriptedSubject.unseeded("drops everything once in 200 calls") { x, stream in
      stream.bernoulli(0.005) ? x.map { _ in 0 } : x
    }
    for claim in ["homogeneous", "stateless"] {
      #expect(try Self.finding(subject, claim).verdict != .refuted)
    }
  }

  @Test func permutationsLeaveTiesAndRoundingOut() throws {
    // The scale of the sign is a sum, which depends on the order in its last digits.
    #expect(try Self.finding(Self.builtin("scaled_sign"), "permutationEquivariant").verdict == .holdsExactly)
    let undeclared = ScriptedSubject.seeded("scaled sign, not declared deterministic") { x, _ in
      let scale = x.reduce(0) { $0 + $1.magnitude } / Double(x.count)
      return x.map { $0 < 0 ? -scale : $0 > 0 ? scale : 0 }
    }
    #expect(try Self.finding(undeclared, "permutationEquivariant").verdict != .refuted)
  }

  @Test(arguments: [DType.float32, .bfloat16, .float16]) func otherPrecisionsKeepTheirOwnRange(dtype: DType) throws {
    for claim in ["finite", "homogeneous", "odd", "sparse(k=4)"] {
      let finding = try Self.finding(Self.builtin("topk(k=4)", dtype: dtype), claim)
      #expect(finding.verdict == .holdsExactly, "\(dtype), \(claim): \(finding.notes)")
    }
  }

  @Test func aSubjectWithoutMessagesFailsTheClaimAboutBits() throws {
    let finding = try Self.finding(ScriptedSubject.seeded("identity") { x, _ in x }, "bits(max=64*d)")
    #expect(finding.verdict == .failed)
    #expect(finding.notes.contains { $0.contains("failed: this subject does not report its message size") })
  }
}
