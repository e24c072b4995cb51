import Foundation
import Testing

@testable import Checks

/// Claims about exact gradients: each once true, with its constant, and once false by one per cent or less.
@Suite struct ExactAssumptionTests {
  static let spectrum = [0.5, 1, 2, 3.5, 4, 5, 6, 8]

  @Test(arguments: ["smooth(L=8)", "stronglyConvex(mu=1/2)", "convex", "PL(mu=0.5)", "quasiConvex(mu=0.5)"])
  func aRotatedQuadraticKeepsItsConstants(claim: String) throws {
    let finding = try finding(claim, try Losses.rotated(Self.spectrum))
    #expect(finding.verdict == .holdsExactly, "\(finding.notes)")
  }

  @Test(arguments: ["smooth(L=7.99)", "stronglyConvex(mu=0.501)", "PL(mu=0.505)", "quasiConvex(mu=0.505)"])
  func aRotatedQuadraticBreaksBetterOnes(claim: String) throws {
    let finding = try finding(claim, try Losses.rotated(Self.spectrum), budget: .standard)
    #expect(finding.verdict == .refuted)
    #expect(finding.witness?.x.isEmpty == false)
  }

  @Test func aConstantIsMeasuredTightly() throws {
    let smooth = try finding("smooth(L=8)", try Losses.rotated(Self.spectrum))
    #expect(abs((smooth.observed?.estimate ?? 0) - 8) < 1e-5)
    let convex = try finding("stronglyConvex(mu=0.5)", try Losses.rotated(Self.spectrum))
    #expect(abs((convex.observed?.estimate ?? 0) - 0.5) < 1e-5)
  }

  /// What must hold and what must fail, of the scalar families.
  @Test(arguments: [
    ("smooth(L=2)", Verdict.holdsExactly), ("smooth(L=1.99)", .refuted), ("convex", .refuted),
    ("quasiConvex(mu=0)", .refuted), ("PL(mu=1e-6)", .refuted),
  ])
  func theLogarithmIsSmoothAndNothingElse(claim: String, verdict: Verdict) throws {
    #expect(try finding(claim, Losses.logarithm).verdict == verdict)
  }

  @Test(arguments: [
    ("smooth(L=8)", Verdict.holdsExactly), ("smooth(L=7.95)", .refuted), ("convex", .refuted),
    ("PL(mu=0.1755)", .holdsExactly), ("PL(mu=0.177)", .refuted), ("quasiConvex(mu=0)", .refuted),
  ])
  func theSteepSineIsPLButNotQuasiConvex(claim: String, verdict: Verdict) throws {
    #expect(try finding(claim, Losses.steepSine, budget: .standard).verdict == verdict)
  }

  @Test func huberIsConvexAndPLOnlyLocally() throws {
    #expect(try finding("convex", Losses.huber(dimension: 2)).verdict == .holdsExactly)
    #expect(try finding("smooth(L=1)", Losses.huber(dimension: 2)).verdict == .holdsExactly)
    #expect(try finding("PL(mu=0.01)", Losses.huber(dimension: 2)).verdict == .refuted)
    // On |u| ≤ 5 the constant is δ/(2(R − δ/2)) = 0.0752688 for a single coordinate.
    let line = Losses.huber(dimension: 1)
    #expect(try finding("PL(mu=0.0752)", line, radius: 5).verdict == .holdsExactly)
    #expect(try finding("PL(mu=0.0755)", line, radius: 5).verdict == .refuted)
  }

  @Test func rosenbrockHasNoSmoothnessConstant() throws {
    #expect(try finding("smooth(L=1e9)", Losses.rosenbrock).verdict == .refuted)
    // The Hessian at the minimum has the eigenvalue 1001.6.
    #expect(try finding("smooth(L=1100)", Losses.rosenbrock, radius: 0.01).verdict == .holdsExactly)
  }

  @Test func workersHaveTheirOwnConstants() throws {
    #expect(try finding("workerSmooth(L=(1, 3))", Losses.twoWorkers).verdict == .holdsExactly)
    #expect(try finding("workerSmooth(L=(1, 2.9))", Losses.twoWorkers).verdict == .refuted)
    #expect(try finding("workerSmooth(L=2)", Losses.twoWorkers).verdict == .refuted)
    // L̃ = √5
    #expect(try finding("workerSmoothMean(L=sqrt(5))", Losses.twoWorkers).verdict == .holdsExactly)
    #expect(try finding("workerSmoothMean(L=2.23)", Losses.twoWorkers).verdict == .refuted)
  }

  @Test func heterogeneityIsBoundedOnlyWhereHessiansAgree() throws {
    #expect(try finding("heterogeneity(zeta2=4)", Losses.shifted).verdict == .holdsExactly)
    #expect(try finding("heterogeneity(zeta2=3.99)", Losses.shifted).verdict == .refuted)
    #expect(try finding("heterogeneity(zeta2=100)", Losses.twoWorkers).verdict == .refuted)
    #expect(try finding("heterogeneityAtMinimiser(D=4)", Losses.twoWorkers).verdict == .holdsExactly)
    #expect(try finding("heterogeneityAtMinimiser(D=3.99)", Losses.twoWorkers).verdict == .refuted)
  }

  @Test func aGradientThatIsNotThatOfTheValuesIsFound() throws {
    // The gradient of ‖x‖²/4 beside the values of ‖x‖²/2: its slope is ½, but no constant fits both.
    let wrong = Losses.separable("wrong", { $0 * $0 / 2 }, { 0.5 * $0 })
    let finding = try finding("smooth(L=100)", wrong)
    #expect(finding.verdict == .refuted)
    #expect(finding.notes.contains { $0.contains("values and gradients of f demand") })
  }

  @Test func aNaNIsRefutedAndNamed() throws {
    let broken = Losses.separable("root", { $0.squareRoot() }, { 0.5 / $0.squareRoot() })
    let finding = try finding("smooth(L=1)", broken)
    #expect(finding.verdict == .refuted)
    #expect(finding.notes.contains { $0.contains("NaN or infinite") })
  }

  @Test func whatIsUnknownIsUndecidedWithTheReason() throws {
    let blind = FunctionOracle(name: "blind", dimension: 2, draw: { _, x, _, _ in x })
    for claim in ["smooth(L=1)", "PL(mu=1)", "quasiConvex(mu=1)", "heterogeneity(zeta2=1)"] {
      let finding = try finding(claim, blind)
      #expect(finding.verdict == .undecided && finding.notes[0].contains("unknown"))
    }
  }

  @Test func aWitnessReadBackAsPointsRefutesAgain() throws {
    let loss = try Losses.rotated(Self.spectrum)
    let first = try finding("smooth(L=7.99)", loss)
    let x = try #require(first.witness?.x)
    #expect(first.shape == [2, 8])
    let again = try finding("smooth(L=7.99)", loss, seed: 9, own: [Array(x[..<8]), Array(x[8...])])
    #expect(again.verdict == .refuted && again.calls < 40)
  }
}
