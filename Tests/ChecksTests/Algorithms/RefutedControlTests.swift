import EFSpec
import Testing

@testable import Checks

/// Negative controls of the report: false claims that the tester has to refute.
struct RefutedControlTests {
  private let run = RunSettings(seed: 4, budget: .quick, criterion: Criterion())

  private func control(_ claim: String, _ problem: String = "crosswiseNoise") throws -> Finding {
    let check = RefutedControl(
      AssumptionCheck(
        of: try ProblemEntry.problem(named: problem).subject, claim: try AssumptionSpecification(parsing: claim),
        own: [[0, 1000]]), because: "The noise is across.")
    return try #require(check.judge(try check.gather(resuming: nil, in: run), by: run.criterion).first)
  }

  @Test("A false claim is refuted, and the finding says what fails")
  func falseClaim() throws {
    let finding = try control("noise(M=100, sigma2=100)")
    #expect(finding.verdict == .consistent)
    #expect(finding.notes.contains("The noise is across.") && finding.notes.contains { $0.contains("as it must") })
  }

  @Test("A true claim makes a control that fails to fail")
  func trueClaim() throws {
    let finding = try control("smooth(L=1)")
    #expect(finding.verdict == .undecided)
    #expect(finding.notes.contains { $0.contains("should be refuted") })
  }

  @Test("All negative controls of the framework are seen")
  func catalogue() throws {
    func examine(_ check: some Check) throws {
      for finding in check.judge(try check.gather(resuming: nil, in: run), by: run.criterion) {
        #expect(
          finding.verdict == .consistent || finding.verdict == .holdsExactly, "\(finding.claim): \(finding.notes)")
      }
    }
    let controls = try Catalogue.frameworkControls()
    #expect(controls.count == 4)
    for check in controls { try examine(check) }
  }

  @Test("An adversary breaks the bound for independent delays by more than a half")
  func adversary() throws {
    let moments = AdversarialDelays.moments(AdversarialDelay(5) { gradient, x in gradient[0] > x[0] })
    // From an enumeration by another program: 3.2774e-3 at round 10, where the bound is 2.0348e-3.
    #expect((moments.error[10] - 3.2773673660386133e-3).magnitude < 1e-15)
  }
}
