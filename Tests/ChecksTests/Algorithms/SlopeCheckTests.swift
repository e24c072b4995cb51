import Foundation
import GSL
import Testing

@testable import Checks

struct SlopeCheckTests {
  private let run = RunSettings(seed: 3, budget: .quick, criterion: Criterion())
  private static let places = [1.0, 2, 4, 8, 16]

  /// Log-normal replicates of `xᵖ`.
  private func check(exponent p: Double, spread: Double, replicates: Int = 24) -> SlopeCheck {
    SlopeCheck(
      id: CheckID(subject: "power \(p)", property: "slope"), claim: "", exponent: -1, margin: 0.05,
      places: Self.places, axes: (x: "x", y: "y"),
      replicates: Repetitions(quick: replicates, standard: replicates, thorough: replicates)
    ) { place, replicate, seed in
      var stream = RandomStream(
        StreamName(seed: seed, purpose: .test, experiment: "\(p)", repetition: replicate, worker: place))
      return pow(Self.places[place], p) * exp(stream.gaussian(standardDeviation: spread))
    }
  }

  private func finding(_ check: SlopeCheck) throws -> Finding {
    try #require(check.judge(try check.gather(resuming: nil, in: run), by: run.criterion).first)
  }

  @Test("An exact power law is fitted exactly")
  func exact() throws {
    let law = try PowerLaw(x: Self.places, y: Array(repeating: Self.places.map { 3 / $0 }, count: 4))
    #expect((law.exponent + 1).magnitude < 1e-13)
    #expect((law.prefactor - 3).magnitude < 1e-12)
    #expect(law.standardError < 1e-13)
  }

  @Test("The predicted exponent is consistent, with an interval round it")
  func acceptsTruth() throws {
    let finding = try finding(check(exponent: -1, spread: 0.05))
    #expect(finding.verdict == .consistent)
    let observed = try #require(finding.observed)
    #expect(try #require(observed.lower) < -1 + 0.05 && #require(observed.upper) > -1 - 0.05)
  }

  @Test("Another exponent is a suspicion, never a refutation")
  func suspectsFalsehood() throws {
    let finding = try finding(check(exponent: -0.5, spread: 0.05))
    #expect(finding.verdict == .undecided)
    #expect(finding.notes.contains { $0.hasPrefix("Suspicion") })
  }

  @Test("Wide spread or broken values leave the verdict open")
  func undecided() throws {
    let wide = try finding(check(exponent: -1, spread: 2, replicates: 4))
    #expect(wide.verdict == .undecided)
    let broken = check(exponent: -1, spread: 0.05).judge(
      .init(values: [[1, 2, 3, 4, 0], [1, 2, 3, 4, .nan]]), by: Criterion())
    #expect(broken.first?.verdict == .undecided && broken.first?.observed == nil)
  }

  @Test("The jackknife's standard error is that of the slope")
  func coverage() throws {
    // The slope's standard error: the spread of a mean of R over the root of Σ(log x − mean)².
    let logs = Self.places.map { log($0) }
    let center = logs.reduce(0, +) / 5
    let expected = 0.05 / 24.0.squareRoot() / logs.reduce(0) { $0 + ($1 - center) * ($1 - center) }.squareRoot()
    let evidence = try check(exponent: -1, spread: 0.05).gather(resuming: nil, in: run)
    let law = try PowerLaw(x: Self.places, y: evidence.values)
    // A standard deviation from 24 replicates is within a factor 2 with probability above 1 − 10⁻⁶.
    #expect(law.standardError > expected / 2 && law.standardError < 2 * expected)
  }
}
