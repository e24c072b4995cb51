import EFSpec
import Foundation
import Testing

@testable import Checks

/// Every problem of the catalogue against what is declared of it.
@Suite struct ProblemCatalogueTests {
  /// Twelve examples with three features each.
  static let data = NamedExamples(
    name: "twelve",
    examples: {
      var rows = SparseRows(featureCount: 3)
      for j in 0..<12 { rows.append(columns: [0, 1, 2], values: [1, sin(Double(j)), cos(Double(3 * j))]) }
      return LabelledExamples(rows: rows, labels: (0..<12).map { $0 % 3 == 0 ? 1 : -1 })
    }())

  @Test(arguments: Catalogue.problemEntries.map(\.name))
  func noDeclaredAssumptionIsRefuted(name: String) throws {
    let problem = try ProblemEntry.problem(named: name, data: Self.data)
    for claim in problem.assumptions {
      let finding = try finding(claim, problem.subject, seed: 3, calls: 4000)
      #expect(finding.verdict != .refuted && finding.verdict != .failed, "\(finding.claim): \(finding.notes)")
      // What is known of the problem suffices to judge everything that is declared.
      #expect(finding.calls > 0)
    }
  }

  @Test func theReportHasATableAProblem() throws {
    let entry = try ProblemEntry.problem(named: "greedyDivergence(M=1)")
    let check = try ProblemAssumptions(
      PairedProblem(subject: entry.subject, assumptions: entry.assumptions.filter { !$0.hasPrefix("noise") }))
    let settings = RunSettings(seed: 3, budget: .quick, criterion: Criterion())
    let evidence = try check.gather(resuming: nil, in: settings)
    let stored = try StableJSON.decode([AssumptionEvidence].self, from: try StableJSON.encode(evidence))
    #expect(stored == evidence)
    #expect(check.judge(stored, by: settings.criterion).allSatisfy { $0.verdict == .holdsExactly })
    let table = try #require(check.tables(of: stored).first)
    #expect(table.rows.count == evidence.count && table.rows[0][1] == .number(103.0 / 6))
  }

  @Test func everyProblemIsInTheReport() throws {
    let checks = try Catalogue.assumptionChecks(data: [Self.data])
    #expect(checks.count == Catalogue.problemEntries.count && Set(checks.map(\.id)).count == checks.count)
  }

  /// The constants that are said to be exact are reached.
  @Test(arguments: [
    ("tridiagonal", "smooth"), ("tridiagonal", "workerSmooth"), ("dense", "smooth"), ("sine", "smooth"),
    ("commonMinimiser", "smooth"), ("angular", "smooth"), ("saturating", "smooth"), ("leastSquares", "smooth"),
  ])
  func exactConstantsAreReached(name: String, form: String) throws {
    let problem = try ProblemEntry.problem(named: name)
    let claim = try #require(problem.assumptions.first { $0.hasPrefix("\(form)(") })
    let finding = try finding(claim, problem.subject)
    #expect(finding.verdict == .holdsExactly)
    let least = try #require(finding.promised.values.min())
    #expect(try #require(finding.observed?.estimate) > 0.95 * least)
  }

  @Test func parametersHaveDefaultsAndErrorsAreNamed() throws {
    #expect(try ProblemEntry.problem(named: "tridiagonal(d=5)").subject.nature.dimension == 5)
    #expect(try ProblemEntry.problem(named: "dense(n=1, zeta2=3)").subject.nature.workerCount == 1)
    for text in [
      "cubic", "dense(q=1)", "dense(d=1)", "dense(mu=20)", "tridiagonal(n=0)", "logistic", "sine(b=0.9)",
      "tridiagonal(h=2)", "angular(beta=1)", "leastSquares(growth=1)", "leastSquares(m=2)", "ridgeLogistic",
      "commonMinimiser(mu=20)",
    ] {
      #expect(throws: UsageError.self) { try ProblemEntry.problem(named: text) }
    }
  }

  @Test(arguments: ["dense(L=1e308)", "leastSquares(residual=1e300)", "ridgeLogistic(lambda=1e308)"])
  func constantsThatOverflowAreNamedAsSuch(text: String) {
    let error = #expect(throws: UsageError.self) { try ProblemEntry.problem(named: text, data: Self.data) }
    #expect(error?.description.contains("overflow") == true, "\(text): \(error.map(\.description) ?? "nothing")")
  }

  /// Gradients of size 1e-300 have squares that underflow.
  @Test func tinyConstantsAreNotRefutedByUnderflow() throws {
    let problem = try ProblemEntry.problem(named: "commonMinimiser(L=1e-300, mu=1e-301)")
    for claim in problem.assumptions where !claim.hasPrefix("noise") {
      #expect(try finding(claim, problem.subject).verdict != .refuted, "\(claim)")
    }
  }

  /// All examples are 0, so that `f(x) = log 2 + λ‖x‖²/2`, and descent ends among the smallest numbers.
  @Test func descentIntoSubnormalNumbersRefutesNothing() throws {
    var rows = SparseRows(featureCount: 2)
    for _ in 0..<4 { rows.append(columns: [0, 1], values: [0, 0]) }
    let examples = LabelledExamples(rows: rows, labels: [1, -1, 1, -1])
    let problem = try ProblemEntry.problem(
      named: "ridgeLogistic(lambda=0.1)", data: NamedExamples(name: "zero", examples: examples))
    let claim = try #require(problem.assumptions.first { $0.hasPrefix("smooth(") })
    #expect(try finding(claim, problem.subject).verdict == .holdsExactly)
  }

  @Test func theSineHasItsConstants() throws {
    let problem = SineQuadratic(dimension: 1, amplitude: 0.6)
    #expect(problem.gradient(at: [0.5])[0] == 0.5 + 0.6 * sin(1))
    #expect(problem.smoothness == 2.2 && abs(problem.quasiConvexity - 0.2961) < 1e-4)
    let subject = FunctionOracle(ExactOracle(problem), name: "sine", minimiser: [0])
    #expect(try finding("quasiConvex(mu=0.2962)", subject).verdict == .refuted)
    #expect(try finding("PL(mu=0.4685)", subject).verdict == .refuted)
    #expect(try finding("convex", subject).verdict == .refuted)
  }
}
