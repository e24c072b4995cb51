import Checks
import Foundation
import Testing

@Suite struct ReplayTests {
  /// Passed and total cases of the sections of which this package covers some.
  static let expected: [(fixture: GoldenFixture, sections: [String: [Int]])] = [
    (
      .ef21Momentum,
      [
        "constants": [96, 96], "prescribed": [216, 216], "trajectories": [15, 15],
        "one_step_expectation": [12, 12], "stall": [25, 25], "tight": [30, 30], "tight_worst_case_1d": [2, 2],
        "frozen_floors": [24, 24], "time_varying": [2, 2],
      ]
    ),
    (
      .biasedCompression,
      [
        "moments": [280, 280], "class_constants": [215, 215], "worst_cases": [47, 47], "powersgd": [3, 3],
        "conversions": [36, 36], "savings": [120, 120], "cgd_rates": [24, 24], "trajectories": [16, 16],
        "ef_bounds": [10, 10], "exact_expectations": [4, 4],
      ]
    ),
    (
      .statistics,
      [
        "grid": [1, 1], "mixture_log_wealth": [5, 5], "klinf": [10, 10], "lower_confidence_sequence": [2, 2],
        "predicted_n99": [3, 3], "enumeration": [7, 7], "vector_e_value": [4, 4], "b2_feasible_bets": [12, 12],
        "sign_e_process": [4, 4], "jackknife_slope": [1, 1], "e_BH": [1, 1], "support_bounded_worst_case": [3, 3],
      ]
    ),
    (
      .errorFeedbackFramework,
      [
        "bounds_quasiconvex": [120, 120], "bounds_nonconvex": [72, 72], "sgd_baseline": [12, 12], "tuning": [36, 36],
        "decreasing": [16, 16], "stability": [52, 52], "stationary": [24, 24], "moments_dsgd": [5, 5],
        "moments_ec": [6, 6], "moments_local": [4, 4], "moments_matrix": [6, 6], "trajectories": [23, 23],
        "problems": [7, 7], "lemma_points": [16, 16], "negative_controls": [16, 16],
      ]
    ),
  ]

  @Test(arguments: GoldenFixture.allCases) func nothingFails(_ fixture: GoldenFixture) throws {
    let report = try ReplayReport(replaying: fixture.table())
    #expect(report.failed == 0)
    let failures = report.sections.flatMap(\.cases).filter { $0.outcome == .failed }
    #expect(failures.map(\.reason) == [])
  }

  @Test(arguments: expected) func coversWhatItClaims(
    _ fixture: GoldenFixture, _ sections: [String: [Int]]
  ) throws {
    let report = try ReplayReport(replaying: fixture.table())
    for section in report.sections {
      let counts = [section.passed, section.total]
      #expect(counts == sections[section.name, default: [0, section.total]], "\(section.name)")
      #expect((section.worstError == nil) == (section.passed == 0), "\(section.name)")
    }
    #expect(Set(sections.keys).isSubset(of: report.sections.map(\.name)))
  }

  @Test func theCoveredMethodsPassWhereverTheyOccur() throws {
    let table = try GoldenFixture.ef21Momentum.table()
    let methods = [
      "ef21", "ef21_pl", "ef21_sgdm", "ef21_sgdm_w03", "ef21_sgdm_crude", "ef21_sgdm_pl", "ef21_sgd", "ef21_sgd2m",
      "ef21_storm", "sgdm_abs", "sgdm_plain", "ef14", "ef14_zeta2_0.5",
    ]
    var names: Set<String> = []
    for goldenCase in table.sections.flatMap(table.cases) {
      guard case .key(let name)? = goldenCase.method?.steps.last else { continue }
      names.insert(name)
      #expect(table.replay(goldenCase).outcome == .passed, "\(goldenCase)")
    }
    #expect(names == Set(methods))
  }

  @Test func aNumberThatNobodyKnowsLeavesItsCaseUncovered() throws {
    let table = try GoldenFixture.ef21Momentum.table()
    let goldenCase = try #require(table.cases(of: "constants").first { "\($0)" == "constants[0].ef21" })
    guard case .object(var fields) = table.root[.root["constants"][0]["ef21"]] else { return }
    fields["novelty"] = .number(1)
    let extended = table.replacing(.root["constants"][0]["ef21"], with: .object(fields))
    #expect(extended.replay(goldenCase).outcome == .uncovered)
    #expect(extended.replay(goldenCase).reason == "ef21.novelty: not recomputed")
  }

  @Test func aMissingNumberFailsItsCase() throws {
    let table = try GoldenFixture.statistics.table()
    let goldenCase = try #require(table.cases(of: "predicted_n99").first)
    let broken = table.replacing(goldenCase.element.appending(.root["n99"]), with: .null)
    #expect(broken.replay(goldenCase).outcome == .failed)
  }

  @Test func aRowMayNotChooseItsOwnTolerance() throws {
    let table = try GoldenFixture.statistics.table()
    let goldenCase = try #require(table.cases(of: "klinf").last)
    let lenient = table.replacing(goldenCase.element.appending(.root["tolerance"]), with: .number(1))
    #expect(lenient.replay(goldenCase).outcome == .failed)
  }

  @Test func aWholeNumberIsNotRounded() throws {
    let table = try GoldenFixture.biasedCompression.table()
    let goldenCase = try #require(table.cases(of: "moments").first { "\($0)" == "moments[3]" })
    let path = goldenCase.element.appending(.root["params"]["k"])
    let result = table.replacing(path, with: .number(1.000001)).replay(goldenCase)
    #expect(result.outcome == .failed)
    #expect(result.reason == "params: 'k=1.000001' needs a whole number of at least 1")
  }

  @Test func badFilesAreNamedInOneLine() throws {
    let folder = FileManager.default.temporaryDirectory
    let file = folder.appending(component: "replay-\(ProcessInfo.processInfo.processIdentifier).json")
    defer { try? FileManager.default.removeItem(at: file) }
    for content in ["{\"moments\": [1, ", "[1, 2]", "{}", "{\"tight\": []}", ""] {
      try Data(content.utf8).write(to: file)
      let error = #expect(throws: UsageError.self) { try GoldenTable(contentsOf: file) }
      let text = try #require(error).description
      #expect(text.contains(file.lastPathComponent) && !text.contains("\n"), "\(text)")
    }
    let absent = folder.appending(component: "no-such-table.json")
    #expect(throws: UsageError.self) { try GoldenTable(contentsOf: absent) }
  }
}
