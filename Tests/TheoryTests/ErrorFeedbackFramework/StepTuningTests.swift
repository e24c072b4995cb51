import Foundation
import Testing
import Theory

@Suite struct StepTuningTests {
  @Test func theSublinearBoundIsAboveItsFunction() throws {
    var numbers = PseudoRandomNumbers(seed: 11)
    for _ in 0..<300 {
      let (c0, c, d) = (exp(3 * numbers.next()), exp(4 * numbers.next()), exp(4 * numbers.next()))
      let (rounds, ceiling) = (Int(exp(5 + 4 * numbers.next())), exp(3 * numbers.next()))
      for quadratic in [0, d] {
        let tuned = try StepTuning.sublinear(
          start: c0, linear: c, quadratic: quadratic, rounds: rounds, ceiling: ceiling)
        let gamma = tuned.stepSize
        #expect(0 < gamma && gamma <= ceiling)
        let value = c0 / (gamma * Double(rounds)) + c * gamma + quadratic * gamma * gamma
        #expect(value <= tuned.bound * (1 + 1e-12))
      }
    }
  }

  /// With noise, without the linear term, and without any.
  @Test(arguments: [(1.0, 1.0), (0, 1), (0, 0), (1e-9, 0), (1e9, 0)]) func theLinearBoundIsAboveItsFunction(
    c: Double, d: Double
  ) throws {
    var numbers = PseudoRandomNumbers(seed: 13)
    for _ in 0..<200 {
      let mu = exp(3 * numbers.next() - 3)
      let (r0, ceiling) = (exp(3 * numbers.next()), exp(2 * numbers.next() - 2))
      let rounds = Int(exp(5 + 4 * numbers.next()))
      let tuned = try StepTuning.linear(
        strength: mu, squaredDistance: r0, linear: c, quadratic: d, rounds: rounds, ceiling: ceiling)
      let gamma = tuned.stepSize
      #expect(0 < gamma && gamma <= ceiling)
      let start = 2 * mu * r0 / expm1(-Double(rounds) * log1p(-min(mu * gamma / 2, 0.999)))
      #expect(start + c * gamma + d * gamma * gamma <= tuned.bound * (1 + 1e-12))
      #expect((tuned.logarithmArgument == nil) == (c == 0 && d == 0))
    }
  }

  /// Without the linear term `μ = 1`, `r₀ = 2`, `d = 8`, `T = 20`: `Q = μ³r₀T²/d = 100`, and `2μr₀/(Q − 1)` takes the
  /// place of the linear term.
  @Test func withoutTheLinearTermTheArgumentIsThatOfTheQuadraticOne() throws {
    let tuned = try StepTuning.linear(
      strength: 1, squaredDistance: 2, linear: 0, quadratic: 8, rounds: 20, ceiling: 0.4)
    #expect(tuned.logarithmArgument == 100 && tuned.stepSize == 0.4)
    let step = 2 * log(100.0) / 20
    let expected = 4 / (exp(4.0) - 1) + 4 / 99.0 + 8 * step * step
    #expect((tuned.bound / expected - 1).magnitude < 1e-14)
  }

  @Test func coefficientsBelowZeroAreRefused() {
    #expect(throws: HypothesisViolation.self) {
      try StepTuning.sublinear(start: 0, linear: 1, rounds: 10, ceiling: 1)
    }
    #expect(throws: HypothesisViolation.self) {
      try StepTuning.sublinear(start: 1, linear: -1, rounds: 10, ceiling: 1)
    }
    #expect(throws: HypothesisViolation.self) {
      try StepTuning.linear(strength: 0, squaredDistance: 1, linear: 1, rounds: 10, ceiling: 1)
    }
  }

  private func setting(_ mu: Double, variance: Double = 1) throws -> QuasiConvexSetting {
    try QuasiConvexSetting(
      smoothness: 1, quasiConvexity: mu, noise: NoiseConstants(growth: 0, variance: variance))
  }

  @Test func theBoundAtThePrescribedStepIsBelowItsEnvelope() throws {
    func expectBelow(_ prescription: FrameworkPrescription) {
      #expect(prescription.bound <= prescription.envelope * (1 + 1e-12))
    }
    let delay = try DelayMemory(delay: 4)
    let distributed = DistributedCompressionMemory(
      compressor: try ContractiveClass(alpha: 0.1),
      workers: try WorkerGradients(workerCount: 5, heterogeneity: 1, growth: 2))
    for rounds in [10, 1000, 100_000] {
      for (mu, variance) in [(0.0, 1.0), (0.2, 1), (0.2, 0), (0, 0)] {
        let setting = try setting(mu, variance: variance)
        expectBelow(
          try FrameworkPrescription(setting, memory: delay, initialSquaredDistance: 2, rounds: rounds))
        expectBelow(
          try FrameworkPrescription(setting, memory: distributed, initialSquaredDistance: 2, rounds: rounds))
        if mu == 0 {
          expectBelow(
            try .twoTerm(setting, memory: delay, initialSquaredDistance: 2, rounds: rounds))
        }
        expectBelow(
          try FrameworkPrescription(
            smoothness: 1, noise: setting.noise, memory: distributed, initialGap: 1, rounds: rounds))
        expectBelow(
          try .twoTerm(smoothness: 1, noise: setting.noise, memory: delay, initialGap: 1, rounds: rounds))
      }
    }
  }

  /// The baseline after 10⁴ rounds of four workers with `L = r₀ = F₀ = 1`, `σ² = 4`, by hand.
  @Test func theBaselineIsTunedToo() throws {
    let rounds = 10_000
    func tuned(_ mu: Double, variance: Double = 4) throws -> FrameworkPrescription {
      try .miniBatch(
        setting(mu, variance: variance), workerCount: 4, initialSquaredDistance: 1, rounds: rounds)
    }
    func isNear(_ a: Double, _ b: Double) -> Bool { (a / b - 1).magnitude < 1e-13 }
    // √(4/(4·10⁴)) = 1/100: the bound is 1/100 + 1/100, the envelope has 2·10⁻⁴ more.
    let flat = try tuned(0)
    #expect(isNear(flat.stepSize, 0.01) && isNear(flat.bound, 0.02) && isNear(flat.envelope, 0.0202))
    // Q = 1 + μ²·10⁴ = 101; exp(−500) is nothing.
    let strong = try tuned(0.1)
    #expect(isNear(strong.stepSize, log(101) / 1000) && isNear(strong.envelope, (1 + log(101)) / 1000))
    #expect(strong.bound <= strong.envelope && strong.bound > 0.5 * strong.envelope)
    #expect(try tuned(0.1, variance: 0).stepSize == 0.5 && tuned(0, variance: 0).stepSize == 0.5)
    // √(2/10⁴): 4/(10⁴γ) + 2γ = 4√2·10⁻².
    let smooth = try FrameworkPrescription.miniBatch(
      smoothness: 1, noise: setting(0, variance: 4).noise, workerCount: 4, initialGap: 1, rounds: rounds)
    #expect(isNear(smooth.stepSize, 2.0.squareRoot() / 100) && isNear(smooth.bound, 4 * 2.0.squareRoot() / 100))
    #expect(isNear(smooth.envelope, smooth.bound + 8e-4))
  }

  /// Local SGD with 1000 workers and one step is mini-batch SGD, whose gap at `L = μ = σ² = r₀ = 1` after 4000 rounds is
  /// above 1.58·10⁻⁵: with `σ²` in place of `σ²/n` under the logarithm the envelope would be below it.
  @Test func theLogarithmKnowsTheNumberOfWorkers() throws {
    let memory = LocalStepsMemory(schedule: try LocalSchedule(steps: 1, workerCount: 1000))
    let prescription = try FrameworkPrescription(
      setting(1), memory: memory, initialSquaredDistance: 1, rounds: 4000)
    var moments = try DelayMoments(
      mode: QuadraticMode(eigenvalue: 1, noiseVariance: 1e-3), delay: 0, start: 1)
    let weights = IterateWeights.geometric(rate: prescription.stepSize / 2)
    var mean = 0.0
    for t in 0..<4000 {
      mean += weights.share(of: t) * (moments.secondMoment / 2 - mean)
      moments.advance(stepSize: prescription.stepSize)
    }
    #expect(mean <= prescription.envelope)
    // What the number of workers changes: ln Q = ln(1 + 10⁶) and not ln(1 + 10³).
    #expect((prescription.stepSize - min(0.25, 2 * log(1 + 1e6) / 4000)).magnitude < 1e-15)
  }
}
