import EFSpec
import Foundation
import Testing
import Theory

@testable import Checks

/// Top-1 with error feedback on the divergence example from (1, 1.1, 0.9): weighted gaps beside their bounds, to the three
/// digits in which they were derived elsewhere.
@Suite struct BoundVersusRunTests {
  @Test(arguments: [
    (1000, [0.909, 16.7, 0.874, 2.22]), (10_000, [1.8e-2, 0.214, 1.59e-3, 2.12e-3]),
  ]) func printedDigits(rounds: Int, expected: [Double]) throws {
    let problem = GreedyDivergenceExample()
    let hypotheses = try EF14ConvexHypotheses(
      smoothness: 34.5, strongConvexity: problem.strongConvexity, compressor: ContractiveClass(delta: 3),
      noise: NoiseConstants(growth: 0, floor: 0), heterogeneity: 0, workerCount: 3)
    let stepSize = hypotheses.largestStepSize
    #expect((stepSize / 6.0386e-4 - 1).magnitude < 1e-4)
    let start = [1, 1.1, 0.9]
    let distance = squaredNorm(start.span)
    let simple = try EF14GapBound(hypotheses, stepSize: stepSize, initialSquaredDistance: distance)
    let best = try EF14ParametricBound.best(
      hypotheses, stepSize: stepSize, initialSquaredDistance: distance, rounds: rounds)
    var (mean, bestMean) = (GapMean(simple.weights), GapMean(best.weights))
    var streams = WorkerStreams(seed: 0, experiment: "idle", repetition: 0, workerCount: 3)
    EF14(compressor: TopK(1), stepSize: stepSize).run(
      from: start, on: ExactOracle(problem), rounds: rounds, using: &streams
    ) { _, state in
      let x = state.x
      mean.add(problem.loss(at: x.span))
      bestMean.add(problem.loss(at: x.span))
      return true
    }
    let values = [mean.value, simple.bound(afterRounds: rounds), bestMean.value, best.bound(afterRounds: rounds)]
    for (value, printed) in zip(values, expected) {
      // Half a unit in the third digit, or in the second where two were printed.
      #expect((value / printed - 1).magnitude < 0.028, "\(value) against \(printed)")
    }
    #expect((values[1] / expected[1] - 1).magnitude < 0.005 && (values[3] / expected[3] - 1).magnitude < 0.005)
  }
}
