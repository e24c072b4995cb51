import Testing
import Theory

@Suite struct FrameworkScalingTests {
  /// The laws themselves: noise over the square root of rounds, the excess of what is kept back over it, and so on.
  @Test func exponentsAreThoseOfTheLeadingTerms() {
    func exponent(_ law: FrameworkScaling) -> Double { law.prediction.exponent }
    #expect(exponent(.gapInRounds) == -0.5 && exponent(.gapInMemory) == 0 && exponent(.gapInDeviation) == 1)
    #expect(exponent(.excessInRounds) == -0.5 && exponent(.excessInMemory) == 1)
    #expect(exponent(.decreasingInRounds) == -1 && exponent(.decreasingInStrength) == -1)
    #expect(exponent(.stepsInDelayAtTheoryStep) == 1 && exponent(.delayLimit) == -1)
    #expect(exponent(.varianceInWorkers) == -1 && exponent(.varianceInLocalSteps) == 0)
    #expect(exponent(.spreadInWorkers) == 1 && exponent(.spreadInLocalSteps) == 1)
    #expect(exponent(.gradientInRounds) == -0.5 && exponent(.gradientInSmoothness) == 0.5)
  }

  /// A window that reached half of the way to the next exponent would tell nothing.
  @Test(arguments: FrameworkScaling.allCases) func noWindowReachesARival(law: FrameworkScaling) {
    let prediction = law.prediction
    #expect(0 < prediction.window && prediction.window < ScalingPrediction.rivalDistance / 4)
    let steps = prediction.exponent / ScalingPrediction.rivalDistance
    #expect(steps == steps.rounded() && prediction.source == "stich2020")
  }
}
