import EFSpec
import Testing

@testable import Checks

/// The algorithms themselves beside exact moments, on short runs. A true one would be refuted with a probability of at
/// most 10⁻⁶; the seed is fixed.
@Suite struct RateSimulationTests {
  private func agreement(_ arms: [RateArm]) throws -> Verdict? {
    let check = RateCheck("planted", summary: "", arms: arms, simulations: .planned(.short))
    return try RateFixture.verdicts(check)["agreement"]
  }

  @Test func errorCompensationHasItsMoments() throws {
    var rates = CompressionRates()
    rates.shortest = 25
    #expect(try agreement(rates.gaps()) == .consistent)
  }

  /// Planted fault: what is not sent is forgotten. Progress is slower by 1/α, which doubles the gap at α = 1/3.
  @Test func compressionWithoutMemoryIsRefuted() throws {
    var faulty = CompressionRates<CompressedGradientDescent<RandomSparsification>> { alpha, steps in
      CompressedGradientDescent(compressor: CompressionRates.compressor(alpha: alpha), stepSize: steps[0])
    }
    faulty.shortest = 25
    #expect(try agreement(Array(faulty.gaps().prefix(1))) == .refuted)
  }

  @Test func localStepsHaveTheirMoments() throws {
    let arms = LocalRates().workerArms() + LocalRates().arms()
    #expect(try agreement([arms[2]]) == .consistent)
  }

  /// Planted fault: the mean is taken one step too late.
  @Test func anAverageThatComesLateIsRefuted() throws {
    let faulty = LocalRates<LocalSGD, NoMemory> { ErrorFeedback(localSteps: $0 + 1, stepSizes: $1) }
    #expect(try agreement([faulty.workerArms()[2]]) == .refuted)
  }

  /// Planted fault: the mean over a batch is twice too large.
  @Test func aBatchThatIsCountedTwiceIsRefuted() throws {
    let faulty = BatchRates { ErrorFeedback(stepSizes: .constant(2 * $0[0])) }
    #expect(try agreement([faulty.variance]) == .refuted)
    #expect(try agreement([BatchRates().variance]) == .consistent)
  }
}
