import EFSpec
import Testing
import Theory

@testable import Checks

/// Expectations over all ways in which noise and dice may fall, by hand.
@Suite struct NoisePathsTests {
  private let parabola = DiagonalQuadratics(diagonals: [[1]], gradientsAtMinimiser: [[0]], minimiser: [0])

  /// `x ← x/2 ∓ 1/2` from 1: the second moments are 1, 1/2, 3/8.
  @Test func secondMomentsOfSignsAreThoseByHand() {
    let paths = NoisePaths(
      ErrorFeedback(stepSizes: .constant(0.5)), from: [1], on: FiniteNoise(on: parabola, points: [[1], [-1]]), rounds: 2
    ) { [$0.x[0], $0.x[0] * $0.x[0]] }
    #expect(paths.means == [[1, 1], [0.5, 0.5], [0.25, 0.375]])
  }

  /// A coin of probability 1/4 sends all of `u = 1/2`, or nothing.
  @Test func diceAreSummedToo() {
    let paths = NoisePaths(
      compressor: Bernoulli(probability: 0.25), stepSize: 0.5, from: [1],
      on: FiniteNoise(on: parabola, points: [[0]]), rounds: 1
    ) { [$0.x[0], $0.e[0][0] * $0.e[0][0]] }
    #expect(paths.means == [[1, 0], [0.875, 0.1875]])
  }

  /// Two workers with signs as noise at the minimiser: `E‖x̃⁺‖² = γ²σ²/n`.
  @Test func jointOutcomesOfWorkersAreIndependent() throws {
    let scene = try FeedbackScene(
      "signs", quasiConvexity: 1, minimiser: [0], noise: NoiseConstants(growth: 0, variance: 1)
    ) { FiniteNoise(on: Replicated(parabola, copies: $0), points: [[1], [-1]]) }
    let state = FeedbackState(place: "here", virtual: [0], points: [[0], [0]])
    #expect(scene.expectation(after: state, stepSize: 0.5) { $0[0] * $0[0] } == 0.125)
    #expect(scene.virtualState(state).meanNoiseMoment == 0.5)
    #expect(Set(scene.visited.map(\.points.count)) == [1, 2])
  }

  /// What scenes claim of their losses and noise holds at every state that they visit.
  @Test func scenesKeepTheirConstants() throws {
    let run = RunSettings(seed: 3, budget: .quick, criterion: Criterion())
    for scene in try FeedbackScene.all() {
      for state in scene.states(workers: 1, in: run) {
        let seen = scene.virtualState(state)
        let allowed = scene.noise.growth * seen.meanSquaredGradient + scene.noise.floor
        #expect(seen.noiseMoments[0] <= allowed * (1 + 1e-9), "\(scene.name), \(state.place)")
        #expect(scene.gap(state.points[0]) >= -1e-12)
      }
    }
  }
}
