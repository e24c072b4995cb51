import Foundation
import Testing
import Theory

@Suite struct FrameworkMomentsTests {
  private func isNear(_ a: Double, _ b: Double, _ tolerance: Double = 1e-12) -> Bool {
    (a - b).magnitude <= tolerance * max(a.magnitude, b.magnitude)
  }

  /// No delay, no compression, one worker: SGD, number by number.
  @Test func withoutMemoryAllRecursionsAreOne() throws {
    let mode = try QuadraticMode(eigenvalue: 2, noiseVariance: 0.5, noiseGrowth: 0.3)
    var delayed = try DelayMoments(mode: mode, delay: 0, start: 1.5)
    var masked = MaskMoments(mode: mode, compressor: try ContractiveClass(alpha: 1), start: 1.5)
    var local = LocalMoments(mode: mode, schedule: try LocalSchedule(steps: 3, workerCount: 1), start: 1.5)
    var alone = LocalMoments(mode: mode, schedule: try LocalSchedule(steps: 1, workerCount: 1), start: 1.5)
    for t in 0..<60 {
      let step = 0.3 / Double(t + 1)
      delayed.advance(stepSize: step)
      masked.advance(stepSize: step)
      local.advance(stepSize: step)
      alone.advance(stepSize: step)
      #expect(isNear(delayed.secondMoment, masked.secondMoment, 1e-14))
      #expect(isNear(delayed.secondMoment, local.secondMoment, 1e-14))
      #expect(alone.secondMoment == local.secondMoment && local.consensus == 0)
      #expect(delayed.squaredError == 0 && masked.squaredError == 0)
      #expect(delayed.virtualSecondMoment == delayed.secondMoment)
    }
  }

  @Test(arguments: [0, 1, 2, 5, 11]) func theImpulseResponseGivesTheSameMoments(_ delay: Int) throws {
    let mode = try QuadraticMode(eigenvalue: 1.3, noiseVariance: 0.7)
    let expected = try DelayImpulse.secondMoments(
      mode: mode, delay: delay, start: -2, stepSize: 0.05, rounds: 200)
    var moments = try DelayMoments(mode: mode, delay: delay, start: -2)
    for t in 0...200 {
      #expect(isNear(moments.secondMoment, expected[t]))
      moments.advance(stepSize: 0.05)
    }
  }

  /// With additive noise the mean of the workers is mini-batch SGD, whatever the number of local steps.
  @Test func localStepsDoNotChangeTheMeanUnderAdditiveNoise() throws {
    let mode = try QuadraticMode(eigenvalue: 1, noiseVariance: 1)
    var runs = try [1, 2, 7].map { steps in
      LocalMoments(mode: mode, schedule: try LocalSchedule(steps: steps, workerCount: 4), start: 2)
    }
    let batch = try QuadraticMode(eigenvalue: 1, noiseVariance: 0.25)
    var baseline = try DelayMoments(mode: batch, delay: 0, start: 2)
    for _ in 0..<50 {
      for index in runs.indices { runs[index].advance(stepSize: 0.1) }
      baseline.advance(stepSize: 0.1)
      for run in runs { #expect(isNear(run.secondMoment, baseline.secondMoment, 1e-14)) }
      #expect(runs[0].consensus == 0 && runs[0].consensusBeforeAveraging > 0)
    }
  }

  @Test func inOneDimensionTheMatrixRecursionsAreTheScalarOnes() throws {
    let mode = try QuadraticMode(eigenvalue: 1.7, noiseVariance: 0.4, noiseGrowth: 0.6)
    let quadratic = try NoisyQuadratic(hessian: [[1.7]], covariance: [[0.4]], noiseGrowth: 0.6)
    let compressor = try ContractiveClass(alpha: 0.3)
    for delay in [0, 1, 4] {
      var scalar = try DelayMoments(mode: mode, delay: delay, start: 1.2)
      var matrix = try DelayMatrixMoments(quadratic: quadratic, delay: delay, start: [1.2])
      var masked = MaskMoments(mode: mode, compressor: compressor, start: 1.2)
      var maskedMatrix = try MaskMatrixMoments(
        quadratic: quadratic, mask: .bernoulli(compressor), start: [1.2])
      for _ in 0..<80 {
        scalar.advance(stepSize: 0.05)
        matrix.advance(stepSize: 0.05)
        masked.advance(stepSize: 0.05)
        maskedMatrix.advance(stepSize: 0.05)
        #expect(isNear(scalar.secondMoment, matrix.squaredNorm))
        #expect(isNear(scalar.squaredError, matrix.squaredError))
        #expect(isNear(1.7 / 2 * scalar.secondMoment, matrix.loss))
        #expect(isNear(masked.secondMoment, maskedMatrix.squaredNorm))
        #expect(isNear(masked.squaredError, maskedMatrix.squaredError))
      }
    }
  }

  /// On a diagonal Hessian only the marginal law of a mask counts; off the diagonal the pairs do.
  @Test func randKAndBernoulliAgreeOnDiagonalsAlone() throws {
    func loss(_ hessian: [[Double]], _ mask: MaskLaw) throws -> Double {
      let quadratic = try NoisyQuadratic(hessian: hessian, covariance: [[0.5, 0], [0, 1]])
      var moments = try MaskMatrixMoments(quadratic: quadratic, mask: mask, start: [1, -1])
      for _ in 0..<30 { moments.advance(stepSize: 0.2) }
      return moments.loss
    }
    let bernoulli = MaskLaw.bernoulli(try ContractiveClass(alpha: 0.5))
    let diagonal = [[1.0, 0], [0, 0.4]]
    let full = [[1.0, 0.5], [0.5, 0.4]]
    #expect(isNear(try loss(diagonal, .randK(1)), try loss(diagonal, bernoulli)))
    #expect(!isNear(try loss(full, .randK(1)), try loss(full, bernoulli), 1e-3))
    for k in [0, 3] { #expect(throws: HypothesisViolation.self) { try loss(full, .randK(k)) } }
  }

  // MARK: - Closed forms

  /// Just below the limit of the mean square the recursion comes down, just above it grows.
  @Test(arguments: [0, 1, 3, 8]) func theLimitOfDelaysSeparatesConvergenceFromGrowth(_ delay: Int) throws {
    let closed = try DelayedQuadratic(delay: delay)
    for growth in [0.0, 0.5, 4] {
      let limit = try closed.meanSquareLimit(noiseGrowth: growth)
      let mode = try QuadraticMode(eigenvalue: 1, noiseVariance: 0, noiseGrowth: growth)
      for (share, grows) in [(0.99, false), (1.01, true)] {
        var moments = try DelayMoments(mode: mode, delay: delay, start: 1)
        var (early, late) = (0.0, 0.0)
        for t in 0..<6000 {
          moments.advance(stepSize: share * limit)
          if 2000..<2100 ~= t { early = max(early, moments.secondMoment) }
          if t >= 5900 { late = max(late, moments.secondMoment) }
        }
        #expect((late > early) == grows, "τ = \(delay), m = \(growth)")
      }
    }
  }

  @Test func specialLimitsAreThoseOneKnows() throws {
    #expect(isNear(try DelayedQuadratic(delay: 0).stabilityLimit, 2, 1e-15))
    #expect(isNear(try DelayedQuadratic(delay: 1).stabilityLimit, 1, 1e-15))
    #expect(isNear(try DelayedQuadratic(delay: 2).stabilityLimit, (5.0.squareRoot() - 1) / 2, 1e-15))
    #expect(isNear(try DelayedQuadratic(delay: 3).doubleRoot, 27.0 / 256, 1e-15))
    #expect(isNear(try DelayedQuadratic(delay: 0).meanSquareLimit(noiseGrowth: 3), 0.5))
    for delay in [0, 2, 30] {
      // At m = 1 the mean square has the limit of the mean at one more unit of delay.
      let limit = try DelayedQuadratic(delay: delay).meanSquareLimit(noiseGrowth: 1)
      #expect(isNear(limit, try DelayedQuadratic(delay: delay + 1).stabilityLimit))
    }
    let mask = MaskedQuadratic(compressor: try ContractiveClass(alpha: 0.5))
    #expect(try mask.meanSquareLimit(noiseGrowth: 1) == 0.5)
    #expect(mask.errorFactor(scale: 2) == 1 && mask.errorFactor(scale: 1) == 0.5)
  }

  @Test func recursionsEndAtTheStationaryVariance() throws {
    let mode = try QuadraticMode(eigenvalue: 0.8, noiseVariance: 1.5, noiseGrowth: 0.7)
    for delay in [0, 1, 4] {
      var moments = try DelayMoments(mode: mode, delay: delay, start: 3)
      for _ in 0..<3000 { moments.advance(stepSize: 0.1) }
      let closed = try DelayedQuadratic(delay: delay).stationaryVariance(of: mode, stepSize: 0.1)
      #expect(isNear(moments.secondMoment, closed))
    }
    for alpha in [1, 0.5, 0.2] {
      let compressor = try ContractiveClass(alpha: alpha)
      var moments = MaskMoments(mode: mode, compressor: compressor, start: 3)
      for _ in 0..<3000 { moments.advance(stepSize: 0.1) }
      let closed = try MaskedQuadratic(compressor: compressor).stationaryVariance(of: mode, stepSize: 0.1)
      #expect(isNear(moments.secondMoment, closed))
    }
    #expect(throws: (any Error).self) {
      try DelayedQuadratic(delay: 4).stationaryVariance(of: mode, stepSize: 1)
    }
    #expect(throws: HypothesisViolation.self) {
      try MaskedQuadratic(compressor: ContractiveClass(alpha: 0.1)).stationaryVariance(of: mode, stepSize: 0.2)
    }
  }

  /// The first order of the inflation by a delay is `1 + (τ + ½)γλ`; a mask with `1/α = τ + 1` has the same.
  @Test func theDelayInflatesTheVarianceInTheHigherOrderAlone() throws {
    let mode = try QuadraticMode(eigenvalue: 1, noiseVariance: 1)
    let c = 1e-5
    for delay in [1, 4, 16] {
      let inflation = try DelayedQuadratic(delay: delay).stationaryVariance(of: mode, stepSize: c) / (c / 2)
      let mask = MaskedQuadratic(compressor: try ContractiveClass(alpha: 1 / Double(delay + 1)))
      let masked = try mask.stationaryVariance(of: mode, stepSize: c) / (c / 2)
      for value in [inflation, masked] {
        #expect(((value - 1) / c / (Double(delay) + 0.5) - 1).magnitude < 1e-3)
      }
    }
  }
}
