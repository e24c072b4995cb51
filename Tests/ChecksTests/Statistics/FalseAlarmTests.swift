import Foundation
import GSL
import Testing

@testable import Checks

/// False alarms on laws that lie exactly on the boundary of the claim, where a valid test is hardest
/// pressed: 20,000 runs of 2,000 looks at α = 10⁻³. A test of exactly that level raises at most 45
/// alarms but for a probability of 10⁻⁶ (binomial).
@Suite(.enabled(if: ProcessInfo.processInfo.environment["EFCHECK_HEAVY"] == "1", "heavy; set EFCHECK_HEAVY=1"))
struct FalseAlarmTests {
  enum BoundaryLaw: String, CaseIterable {
    /// Rand-4 of 16 at a one-hot input: r is 0 with probability 1/4, else 1, and c = 3/4.
    case randKOneHot
    /// 1000 c with probability 10⁻³, else 0.
    case rareSpike

    func draw(_ stream: inout RandomStream) -> Double {
      switch self {
      case .randKOneHot: stream.uniform() < 0.75 ? 1 / 0.75 : 0
      case .rareSpike: stream.uniform() < 1e-3 ? 1000 : 0
      }
    }
  }

  @Test func theLimitIsTheBinomialOne() {
    #expect(binomialUpperTail(above: 45, of: 20_000, probability: 1e-3) < 1e-6)
  }

  @Test(arguments: BoundaryLaw.allCases) func ratioTestKeepsItsLevel(law: BoundaryLaw) {
    let alarms = (0..<20_000).count { run in
      var stream = RandomStream(StreamName(seed: 20, purpose: .test, experiment: law.rawValue, repetition: run))
      var test = RatioTest()
      for _ in 0..<2000 {
        test.feed(law.draw(&stream))
        if test.logWealth >= log(1000) { return true }
      }
      return false
    }
    #expect(alarms <= 45)
  }
}
