import Checks
import Foundation
import Testing

@testable import Falsehoods

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

  /// The blind search in dimension 10⁴ with the coordinates declared independent. The deadline cuts short how
  /// small the witness becomes, not the refutation, which takes seconds.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["EFCHECK_HEAVY"] == "1"))
  func theBlindSearchFindsTheSmallestFaultInManyCoordinates() throws {
    let fault = try PlantedFault.named("bern-02")
    let settings = RunSettings(seed: 1, budget: .standard, criterion: Criterion())
    let check = try ClaimCheck(
      of: fault.subject, claim: ClaimSpecification(parsing: fault.claim), shapes: [[10_000]],
      domain: Domain(defaultFor: .float64), seed: 1, coordinatesAreIndependent: true, deadline: .now + .seconds(90))
    let finding = try #require(check.judge(check.gather(resuming: nil, in: settings), by: settings.criterion).first)
    #expect(finding.verdict == .refuted, "\(finding.calls) calls")
  }
}
