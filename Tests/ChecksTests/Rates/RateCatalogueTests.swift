import EFSpec
import Testing
import Theory

@testable import Checks

@Suite struct RateCatalogueTests {
  /// By exact moments and closed forms, without chance; the runs without noise are the algorithm's.
  @Test(arguments: RateExperiment.allCases) func everyPredictionHoldsExactly(experiment: RateExperiment) throws {
    let check = try experiment.check(simulations: .none)
    let run = RateFixture.run()
    let findings = check.judge(try check.gather(resuming: nil, in: run), by: run.criterion)
    for finding in findings { #expect(finding.verdict == .holdsExactly, "\(finding.claim) \(finding.notes)") }
    #expect(findings.count == check.arms.count && !experiment.summary.isEmpty)
  }

  /// Planted falsehood: the exponent of every law is its rival's.
  @Test(arguments: RateExperiment.allCases) func everyArmRefutesTheRivalOfItsPrediction(
    experiment: RateExperiment
  ) throws {
    for arm in try experiment.arms() {
      for rival in [-1, 1] {
        let law = ScalingPrediction(
          law: "rival", regime: arm.prediction.regime, exponent: arm.prediction.exponent + Double(rival) / 2,
          window: arm.prediction.window, source: .stich2020)
        let planted = RateArm(arm.quantity, in: arm.variable, at: arm.places, law: law, exact: arm.exact)
        #expect(
          try RateFixture.verdicts(RateFixture.check(planted, .none)) == ["exactExponent": .refuted], "\(arm.quantity)")
      }
    }
  }

  @Test func namesAreUnique() throws {
    for experiment in RateExperiment.allCases {
      let arms = try experiment.arms()
      #expect(Set(arms.map { "\($0.quantity) \($0.variable)" }).count == arms.count)
    }
  }

  /// The laws of the section are all measured somewhere.
  @Test func everyLawIsMeasured() throws {
    let measured = Set(try RateExperiment.allCases.flatMap { try $0.arms() }.map(\.prediction.law))
    #expect(measured == Set(FrameworkScaling.allCases.map(\.rawValue)))
  }

  private func noiseless(_ arms: [RateArm]) -> [RateArm] {
    arms.filter { if case .noiseless = $0.simulation { true } else { false } }
  }

  private func verdicts(of arms: [RateArm]) throws -> [String: Verdict] {
    try RateFixture.verdicts(RateCheck("planted", summary: "", arms: arms, simulations: .planned(.short)))
  }

  @Test func theDelayedAlgorithmTakesTheRoundsOfTheRecursion() throws {
    let arms = noiseless(try DelayRates().arms())
    #expect(arms.count == 2)
    let verdicts = try verdicts(of: arms)
    #expect(verdicts["agreement"] == .holdsExactly && verdicts["simulatedExponent"] == .holdsExactly)
  }

  /// Planted fault: every gradient is late twice.
  @Test func aDelayAppliedTwiceIsRefuted() throws {
    let faulty = DelayRates { ErrorFeedback(delays: FixedDelay(2 * $0), stepSizes: $1) }
    #expect(try verdicts(of: Array(noiseless(try faulty.arms()).prefix(1)))["agreement"] == .refuted)
  }

  /// Planted fault: the steps that were to be late are lost and taken at once.
  @Test func aDelayThatIsForgottenIsRefuted() throws {
    let faulty = DelayRates { _, steps in ErrorFeedback(stepSizes: steps) }
    #expect(try verdicts(of: Array(noiseless(try faulty.arms()).prefix(1)))["agreement"] == .refuted)
  }
}
