import EFSpec
import Testing
import Theory

@testable import Checks

/// The recursion of second moments is that of the method itself, for one worker, whose dice are all enumerated.
@Suite struct ExactRecursionTests {
  @Test(arguments: [1, 2]) func enumerationOfRunsAgrees(k: Int) throws {
    let problem = try DenseQuadratics(
      matrices: [SymmetricMatrix(dimension: 3, entries: [3, 0.5, 0, 0.5, 1, 0.25, 0, 0.25, 2])],
      linearTerms: [[1, -1, 0.5]])
    let minimum = try #require(problem.minimum)
    let start = [2.0, -1.5, 0.25]
    let stepSize = 0.125
    var moments = try RandKErrorFeedbackMoments(
      model: problem.model(around: minimum.x), k: k, noise: NoiseConstants(growth: 0, floor: 0),
      offset: zip(start, minimum.x).map { $0 - $1 })
    var states = [(probability: 1.0, x: start, e: [[0.0, 0, 0]])]
    for _ in 0..<4 {
      moments.advance(stepSize: stepSize)
      states = states.flatMap { state in
        (0..<3).map { outcome in
          let method = EF14(
            compressor: FixedOutcome(RandK(k, scaling: .biased), outcome: outcome), stepSize: stepSize)
          var next = EF14<FixedOutcome<RandK>>.State(x: state.x, e: state.e)
          var idle = WorkerStreams(seed: 0, experiment: "idle", repetition: 0, workerCount: 1)
          method.advance(&next, on: ExactOracle(problem), using: &idle)
          return (state.probability / 3, next.x, next.e)
        }
      }
      let gap = states.reduce(0) { $0 + $1.probability * (problem.loss(at: $1.x.span) - minimum.value) }
      let error = states.reduce(0) { sum, state in
        let e = state.e[0]
        return sum + state.probability * squaredNorm(e.span)
      }
      #expect((moments.gap / gap - 1).magnitude < 1e-12)
      #expect((moments.meanSquaredError / error - 1).magnitude < 1e-12)
      #expect((moments.squaredMeanError / error - 1).magnitude < 1e-12)
    }
    #expect(states.count == 81)
  }
}
