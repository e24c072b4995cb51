import EFSpec
import Testing

@testable import Checks

/// The error-feedback framework on a data set, in sizes that a debug build can run.
struct FrameworkDataTests {
  private let run = RunSettings(seed: 2, budget: .quick, criterion: Criterion())

  @Test("Each method has its bound, each problem its assumptions, and the checks have names of their own")
  func coverage() throws {
    let checks = try Catalogue.framework(data: [ProblemCatalogueTests.data])
    #expect(Set(checks.map { $0.id.description }).count == checks.count)
    for method in ["D-SGD, τ", "D-SGD, random", "EC-SGD, Top", "local SGD, H"] {
      #expect(
        checks.contains {
          $0.id.subject.hasPrefix(method) && $0.id.subject.contains("on twelve") && $0.id.property == "bound"
        }, "\(method)")
    }
    #expect(checks.filter { $0.id.property == "assumptions" }.count == 2)
  }

  @Test("Special cases are mini-batch SGD bit by bit, and the figure shows five methods")
  func trajectories() throws {
    let check = try FrameworkData(ProblemCatalogueTests.data).trajectories
    let evidence = try check.gather(resuming: nil, in: run)
    #expect(check.judge(evidence, by: run.criterion).map(\.verdict) == Array(repeating: .holdsExactly, count: 3))
    let figure = try #require(check.figures(of: evidence).first)
    #expect(figure.series.count == 5)
    for series in figure.series { #expect(series.y.allSatisfy { $0 > 0 } && (series.y.last ?? 1) < series.y[0]) }
  }

  @Test("Runs keep the bounds")
  func bounds() throws {
    func finding(_ check: some Check) throws -> Finding {
      try #require(check.judge(try check.gather(resuming: nil, in: run), by: run.criterion).first)
    }
    let setting = try FrameworkData(ProblemCatalogueTests.data, rounds: 128, stride: 16)
    for finding in [
      try finding(setting.fixedDelay), try finding(setting.randomDelay), try finding(setting.compression),
      try finding(setting.localSteps),
    ] {
      #expect(finding.verdict != .refuted, "\(finding.claim) \(finding.notes)")
      #expect(try #require(finding.observed?.estimate) < 1)
    }
  }
}
