import Foundation
import Testing
import Theory

/// Bounds and lemmas against exact moments on `f(x) = λx²/2`: nothing is sampled.
@Suite struct BoundsOnExactMomentsTests {
  struct Case: Sendable {
    let eigenvalue: Double
    let growth: Double
    let variance: Double
  }

  /// `L = 1`, `μ = λ`; with and without additive and multiplicative noise.
  static let cases = [0.01, 0.2, 1].flatMap { eigenvalue in
    [(0.0, 0.0), (0, 1), (1, 0), (4, 1)].map {
      Case(eigenvalue: eigenvalue, growth: $0.0, variance: $0.1)
    }
  }

  private let rounds = 300

  /// The bounds after every round against `E x²` at every time, from `x₀ = 1`.
  private func expectBelow<Memory: ErrorMemory>(
    _ memory: Memory, _ known: Case, moments: (Double) throws -> [Double]
  ) throws {
    let setting = try QuasiConvexSetting(
      smoothness: 1, quasiConvexity: known.eigenvalue,
      noise: NoiseConstants(growth: known.growth, variance: known.variance))
    for share in [1, 0.3] {
      let step = share * StepCeilings.quasiConvex(setting, memory)
      let seconds = try moments(step)
      let bounds: [(IterateWeights, (Int) -> Double)] = [
        try FrameworkGapBound(setting, memory: memory, stepSize: step, initialSquaredDistance: 1).curve,
        try FrameworkMasterBound(setting, memory: memory, stepSize: step, initialSquaredDistance: 1).curve,
        try FrameworkMasterBound(
          setting, memory: memory, stepSize: step, initialSquaredDistance: 1,
          parameters: DescentParameters(theta1: 0.3, theta2: 0.2)
        ).curve,
      ]
      for (weights, bound) in bounds {
        var mean = 0.0
        for (t, second) in seconds.enumerated() {
          mean += weights.share(of: t) * (known.eigenvalue * second / 2 - mean)
          #expect(mean <= bound(t + 1))
        }
      }
    }
  }

  /// The same for the squared gradients.
  private func expectStationary<Memory: NonconvexErrorMemory>(
    _ memory: Memory, _ known: Case, moments: (Double) throws -> [Double]
  ) throws {
    let noise = try NoiseConstants(growth: known.growth, variance: known.variance)
    let step = StepCeilings.nonconvex(smoothness: 1, noise: noise, memory)
    let gap = known.eigenvalue / 2
    let simple = try FrameworkStationarity(
      smoothness: 1, noise: noise, memory: memory, stepSize: step, initialGap: gap)
    var mean = 0.0
    for (t, second) in try moments(step).enumerated() {
      mean += (known.eigenvalue * known.eigenvalue * second - mean) / Double(t + 1)
      #expect(mean <= simple.master.bound(afterRounds: t + 1))
      #expect(simple.master.bound(afterRounds: t + 1) <= simple.bound(afterRounds: t + 1) * (1 + 1e-13))
    }
  }

  private func mode(_ known: Case) throws -> QuadraticMode {
    try QuadraticMode(
      eigenvalue: known.eigenvalue, noiseVariance: known.variance, noiseGrowth: known.growth)
  }

  @Test(arguments: 0..<12) func delayedRunsStayBelowTheirBounds(_ index: Int) throws {
    let known = Self.cases[index]
    for delay in [0, 1, 4, 10] {
      func moments(_ step: Double) throws -> [Double] {
        var state = try DelayMoments(mode: mode(known), delay: delay, start: 1)
        return (0..<rounds).map { _ in
          defer { state.advance(stepSize: step) }
          return state.secondMoment
        }
      }
      try expectBelow(DelayMemory(delay: delay), known, moments: moments)
      try expectBelow(AdversarialDelayMemory(delay: delay), known, moments: moments)
      try expectStationary(DelayMemory(delay: delay), known, moments: moments)
    }
  }

  @Test(arguments: 0..<12) func compressedRunsStayBelowTheirBounds(_ index: Int) throws {
    let known = Self.cases[index]
    for alpha in [1, 0.5, 0.1] {
      let compressor = try ContractiveClass(alpha: alpha)
      func moments(_ step: Double) throws -> [Double] {
        var state = MaskMoments(mode: try mode(known), compressor: compressor, start: 1)
        return (0..<rounds).map { _ in
          defer { state.advance(stepSize: step) }
          return state.secondMoment
        }
      }
      try expectBelow(CompressionMemory(compressor: compressor), known, moments: moments)
      try expectStationary(CompressionMemory(compressor: compressor), known, moments: moments)
    }
  }

  /// The bounds are of the mean over the workers, `X + V`.
  @Test(arguments: 0..<12) func localRunsStayBelowTheirBounds(_ index: Int) throws {
    let known = Self.cases[index]
    for (steps, workers) in [(1, 4), (4, 4), (16, 4), (16, 1)] {
      let schedule = try LocalSchedule(steps: steps, workerCount: workers)
      func moments(_ step: Double) throws -> [Double] {
        var state = LocalMoments(mode: try mode(known), schedule: schedule, start: 1)
        return (0..<rounds).map { _ in
          defer { state.advance(stepSize: step) }
          return state.secondMoment + state.consensus
        }
      }
      try expectBelow(LocalStepsMemory(schedule: schedule), known, moments: moments)
      try expectBelow(ConvexLocalStepsMemory(schedule: schedule), known, moments: moments)
      try expectStationary(LocalStepsMemory(schedule: schedule), known, moments: moments)
    }
  }

  // MARK: - Lemmas

  /// The errors themselves, at every time.
  @Test(arguments: 0..<12) func errorsStayBelowTheirBounds(_ index: Int) throws {
    let known = Self.cases[index]
    let noise = try NoiseConstants(growth: known.growth, variance: known.variance)
    let (step, square) = (0.05, known.eigenvalue * known.eigenvalue)
    let compressor = try ContractiveClass(alpha: 0.2)
    var delayed = try DelayMoments(mode: mode(known), delay: 4, start: 1)
    var masked = MaskMoments(mode: try mode(known), compressor: compressor, start: 1)
    let bounds = (
      try DelayedErrorBound.independent(delay: 4, noise: noise),
      CompressedErrorBound.tight(compressor, noise: noise),
      CompressedErrorBound.simple(compressor, noise: noise)
    )
    var gradients: (delayed: [Double], masked: [Double]) = ([], [])
    for t in 0..<120 {
      let steps = [Double](repeating: step, count: t)
      let sides = [
        bounds.0.sides(
          meanSquaredError: delayed.squaredError, at: t, stepSizes: steps, squaredGradients: gradients.delayed),
        bounds.1.unrolledSides(
          meanSquaredError: masked.squaredError, at: t, stepSizes: steps, squaredGradients: gradients.masked),
        bounds.2.unrolledSides(
          meanSquaredError: masked.squaredError, at: t, stepSizes: steps, squaredGradients: gradients.masked),
      ]
      for side in sides { #expect(side.holds()) }
      gradients.delayed.append(square * delayed.secondMoment)
      gradients.masked.append(square * masked.secondMoment)
      delayed.advance(stepSize: step)
      masked.advance(stepSize: step)
    }
  }

  @Test(arguments: 0..<12) func workersStayAsNearAsBounded(_ index: Int) throws {
    let known = Self.cases[index]
    let noise = try NoiseConstants(growth: known.growth, variance: known.variance)
    let (step, square) = (0.05, known.eigenvalue * known.eigenvalue)
    var state = LocalMoments(
      mode: try mode(known), schedule: try LocalSchedule(steps: 6, workerCount: 3), start: 1)
    let bounds = [
      try LocalErrorBound.general(steps: 6, workerCount: 3, noise: noise, stepSize: step),
      try LocalErrorBound.convex(smoothness: 1, workerCount: 3, noise: noise, stepSize: step),
    ]
    var gradients: [Double] = []
    for t in 0..<120 {
      if t % 6 == 0 { gradients = [] }
      for bound in bounds {
        let sides = bound.sides(meanSquaredError: state.consensus, squaredGradientsSinceAveraging: gradients)
        #expect(sides.holds())
      }
      gradients.append(square * (state.secondMoment + state.consensus))
      state.advance(stepSize: step)
    }
  }

  // MARK: - Regimes

  /// `λ = σ² = x₀ = 1`, `γ = 2 ln T/T`: by how much a delay, or a mask with `1/α = τ + 1`, raises `E x_T²` over SGD.
  @Test(arguments: [
    (100, 1, 1.0970, 1.1069), (300, 4, 1.1653, 1.1835), (1000, 16, 1.2499, 1.2863), (10_000, 4, 1.0074, 1.00743),
  ]) func delaysAndMasksCostTheSameToFirstOrder(rounds: Int, delay: Int, delayed: Double, masked: Double) throws {
    let mode = try QuadraticMode(eigenvalue: 1, noiseVariance: 1)
    let step = 2 * log(Double(rounds)) / Double(rounds)
    let baseline = try DelayImpulse.secondMoments(mode: mode, delay: 0, start: 1, stepSize: step, rounds: rounds)
    let late = try DelayImpulse.secondMoments(mode: mode, delay: delay, start: 1, stepSize: step, rounds: rounds)
    var mask = MaskMoments(
      mode: mode, compressor: try ContractiveClass(alpha: 1 / Double(delay + 1)), start: 1)
    for _ in 0..<rounds { mask.advance(stepSize: step) }
    // The ratios were printed to four digits after the point.
    #expect((late[rounds] / baseline[rounds] - delayed).magnitude < 1e-4)
    #expect((mask.secondMoment / baseline[rounds] - masked).magnitude < 1e-4)
  }
}

extension FrameworkGapBound {
  fileprivate var curve: (IterateWeights, (Int) -> Double) { (weights, { bound(afterRounds: $0) }) }
}

extension FrameworkMasterBound {
  fileprivate var curve: (IterateWeights, (Int) -> Double) { (weights, { bound(afterRounds: $0) }) }
}
