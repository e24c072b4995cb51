import Testing
import Theory

struct DriftingLocalStepsTests {
  /// Six digits of the values, from the formula evaluated by another program.
  @Test("The fixed point of two parabolas", arguments: [(1, 0.090909), (2, 0.115044), (10, 0.286558), (100, 0.498515)])
  func fixedPoint(steps: Int, value: Double) throws {
    let drift = try DriftingLocalSteps(curvatures: [1, 0.1], centres: [0, 1], steps: steps, stepSize: 0.5)
    #expect((drift.fixedPoint - value).magnitude < 6e-7)
    #expect((drift.minimiser - 1.0 / 11).magnitude < 1e-15)
  }

  @Test("One step, or equal curvatures, leave no bias")
  func noBias() throws {
    #expect(try DriftingLocalSteps(curvatures: [1, 0.1], centres: [0, 1], steps: 1, stepSize: 0.5).bias < 1e-30)
    #expect(try DriftingLocalSteps(curvatures: [1, 1], centres: [0, 1], steps: 9, stepSize: 0.5).bias < 1e-30)
  }

  @Test("One worker with one step has the stationary variance of SGD, and local steps agree with the moments")
  func variance() throws {
    let drift = try DriftingLocalSteps(curvatures: [0.5], centres: [1], steps: 1, stepSize: 0.2)
    // γσ²/(λ(2 − γλ)).
    #expect((drift.stationaryVariance(noiseVariance: 3) - 0.2 * 3 / (0.5 * 1.9)).magnitude < 1e-14)
    // Equal curvatures: the mean of the workers is mini-batch SGD whatever H.
    let mode = try QuadraticMode(eigenvalue: 0.5, noiseVariance: 3)
    var moments = LocalMoments(mode: mode, schedule: try LocalSchedule(steps: 4, workerCount: 3), start: 0)
    for _ in 0..<4000 { moments.advance(stepSize: 0.2) }
    let three = try DriftingLocalSteps(curvatures: [0.5, 0.5, 0.5], centres: [0, 0, 0], steps: 4, stepSize: 0.2)
    #expect((three.stationaryVariance(noiseVariance: 3) / moments.secondMoment - 1).magnitude < 1e-12)
  }

  @Test("Steps at which a worker does not converge are refused")
  func refusals() {
    #expect(throws: HypothesisViolation.self) {
      try DriftingLocalSteps(curvatures: [1, 0.1], centres: [0, 1], steps: 2, stepSize: 2)
    }
    #expect(throws: HypothesisViolation.self) {
      try DriftingLocalSteps(curvatures: [1, 0], centres: [0, 1], steps: 2, stepSize: 0.1)
    }
    #expect(throws: HypothesisViolation.self) {
      try DriftingLocalSteps(curvatures: [1], centres: [0, 1], steps: 2, stepSize: 0.1)
    }
  }
}
