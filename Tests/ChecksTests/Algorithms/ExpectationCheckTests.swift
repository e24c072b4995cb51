import Foundation
import GSL
import Testing

@testable import Checks

struct ExpectationCheckTests {
  private let run = RunSettings(seed: 5, budget: .quick, criterion: Criterion())

  /// Squares of normal numbers of the standard deviations 1 and 2, beside an alleged expectation.
  private func check(exact: [Double], bounds: [Double] = [], runs: Int = 4000) -> ExpectationCheck {
    ExpectationCheck(
      id: CheckID(subject: "squares", property: "bound"), claim: "E Z² ≤ bound", quantity: "Z²", places: [1, 2],
      curves: [
        ExpectationCurve("normal", bounds: bounds) {
          exact
        } run: { repetition, seed in
          var stream = RandomStream(
            StreamName(seed: seed, purpose: .test, experiment: "squares", repetition: repetition))
          return [1, 2].map { deviation in
            let z = stream.gaussian(standardDeviation: deviation)
            return z * z
          }
        }
      ], runs: Repetitions(quick: runs, standard: runs, thorough: runs),
      picture: .init(title: "squares", caption: "", xAxis: .init("x", .linear), yAxis: .init("y", .linear)))
  }

  private func findings(_ check: ExpectationCheck) throws -> [Finding] {
    check.judge(try check.gather(resuming: nil, in: run), by: run.criterion)
  }

  @Test("True expectations and bounds are accepted, with a figure of both")
  func truth() throws {
    let check = check(exact: [1, 4], bounds: [1, 8])
    let findings = try findings(check)
    // The mean has a standard error of about 0.016: the interval leaves the margin of 0.1 with probability below 10⁻⁶.
    #expect(findings.map(\.verdict) == [.holdsExactly, .consistent])
    let interval = try #require(findings[1].observed)
    #expect(try #require(interval.lower) < 1 && 1 < (try #require(interval.upper)))
    let figure = try #require(check.figures(of: try check.gather(resuming: nil, in: run)).first)
    #expect(figure.series.map(\.role) == [.sampled, .law, .bound])
  }

  @Test("A bound below the exact expectation at one place is refuted")
  func falseBound() throws {
    let finding = try findings(check(exact: [1, 4], bounds: [1, 3.9]))[0]
    #expect(finding.verdict == .refuted)
    #expect(finding.observed?.estimate == 4 / 3.9)
    #expect(try findings(check(exact: [1, .nan], bounds: [1, 4]))[0].verdict == .refuted)
  }

  @Test("An expectation that the runs exceed is refuted, one that they fall short of is suspected")
  func falseExpectation() throws {
    #expect(try findings(check(exact: [0.7, 4]))[0].verdict == .refuted)
    let short = try findings(check(exact: [1, 6]))[0]
    #expect(short.verdict == .undecided)
    #expect(short.notes.contains { $0.contains("Suspicion") })
  }

  @Test("Errors that cancel in the mean over the places are seen at a place")
  func cancellingErrors() throws {
    // The ratios are 1.25 and 0.75 on average.
    #expect(try findings(check(exact: [1 / 1.25, 4 / 0.75]))[0].verdict != .consistent)
  }

  @Test("Several curves share one false-alarm probability")
  func sharedErrorBudget() throws {
    func coins(_ curves: Int) -> ExpectationCheck {
      ExpectationCheck(
        id: CheckID(subject: "coins", property: "agreement"), quantity: "coin", places: [1],
        curves: (0..<curves).map {
          ExpectationCurve("\($0)") {
            [1]
          } run: { _, _ in
            [2]
          }
        },
        runs: Repetitions(quick: 40, standard: 40, thorough: 40),
        picture: .init(title: "", caption: "", xAxis: .init("x", .linear), yAxis: .init("y", .linear)))
    }
    #expect(try findings(coins(1)).map(\.alpha) == [nil])
    let four = try findings(coins(4))
    #expect(four.map(\.alpha) == Array(repeating: 2.5e-7, count: 4) && four.allSatisfy { $0.verdict == .refuted })
    // What refutes at the whole probability, but not at a fourth of it, refutes one curve and none of four.
    let evidence = try #require(four.first?.logEValue)
    let judged = try [1, 4].map { curves in
      let check = coins(curves)
      return check.judge(
        try check.gather(resuming: nil, in: run), by: Criterion(falseAlarmProbability: 3 * exp(-evidence))
      )[0].verdict
    }
    #expect(judged == [.refuted, .undecided])
  }

  @Test("Too few runs leave the verdict open")
  func fewRuns() throws {
    #expect(try findings(check(exact: [1, 4], runs: 20))[0].verdict == .undecided)
    #expect(try findings(check(exact: [1, 4], runs: 1))[0].verdict == .undecided)
  }

  @Test("More runs extend the evidence, and the number of jobs changes nothing")
  func resuming() throws {
    let few = try check(exact: [1, 4], runs: 10).gather(resuming: nil, in: run)
    var parallel = run
    parallel.jobs = 4
    let many = check(exact: [1, 4], runs: 40)
    #expect(try many.gather(resuming: few, in: parallel) == many.gather(resuming: nil, in: run))
  }
}
