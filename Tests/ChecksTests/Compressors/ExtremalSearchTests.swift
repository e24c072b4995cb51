import EFSpec
import Testing
import Theory

@testable import Checks

@Suite struct ExtremalSearchTests {
  private static let run = RunSettings(seed: 1, budget: .quick, criterion: Criterion())

  private func findings(_ check: ExtremalInputCheck) throws -> [Finding] {
    check.judge(try check.gather(resuming: nil, in: Self.run), by: Self.run.criterion)
  }

  /// Every constant of every compressor of the catalogue that is marked tight shows at an input that was found.
  @Test func everyTightConstantIsFound() throws {
    for check in try Catalogue.extremalInputChecks() {
      let clock = ContinuousClock()
      let start = clock.now
      for finding in try findings(check) {
        #expect(finding.verdict == .holdsExactly, "\(check.id): \(finding.claim): \(finding.notes)")
        print(check.id, finding.claim, finding.verdict, finding.calls, finding.notes)
      }
      print(clock.now - start)
    }
  }
}
