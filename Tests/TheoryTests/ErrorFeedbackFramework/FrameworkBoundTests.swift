import Testing
import Theory

@Suite struct FrameworkBoundTests {
  private let noise: NoiseConstants

  init() throws { noise = try NoiseConstants(growth: 0.5, variance: 2) }

  private func setting(mu: Double) throws -> QuasiConvexSetting {
    try QuasiConvexSetting(smoothness: 3, quasiConvexity: mu, noise: noise)
  }

  private func forEachMemory(_ body: (any ErrorMemory) throws -> Void) throws {
    let compressor = try ContractiveClass(alpha: 0.2)
    let schedule = try LocalSchedule(steps: 6, workerCount: 4)
    for memory: any ErrorMemory in [
      try DelayMemory(delay: 0), try DelayMemory(delay: 5), try AdversarialDelayMemory(delay: 5),
      CompressionMemory(compressor: compressor), CompressionMemory(compressor: try ContractiveClass(alpha: 1)),
      DistributedCompressionMemory(
        compressor: compressor, workers: try WorkerGradients(workerCount: 3, heterogeneity: 0.7, growth: 2)),
      LocalStepsMemory(schedule: schedule), ConvexLocalStepsMemory(schedule: schedule),
    ] {
      try body(memory)
    }
  }

  private func gap(
    _ setting: QuasiConvexSetting, _ memory: some ErrorMemory, _ stepSize: Double, _ rounds: Int
  ) throws -> Double {
    try FrameworkGapBound(setting, memory: memory, stepSize: stepSize, initialSquaredDistance: 5)
      .bound(afterRounds: rounds)
  }

  private func master(
    _ setting: QuasiConvexSetting, _ memory: some ErrorMemory, _ stepSize: Double, _ rounds: Int
  ) throws -> Double {
    try FrameworkMasterBound(setting, memory: memory, stepSize: stepSize, initialSquaredDistance: 5)
      .bound(afterRounds: rounds)
  }

  @Test(arguments: [0.0, 0.1, 3]) func theMasterBoundIsBelowTheSimpleOne(_ mu: Double) throws {
    let setting = try setting(mu: mu)
    try forEachMemory { memory in
      let largest = StepCeilings.quasiConvex(setting, memory)
      for (share, rounds) in [(1.0, 10), (0.5, 10), (0.1, 1000), (1, 1_000_000)] {
        let simple = try gap(setting, memory, share * largest, rounds)
        #expect(try master(setting, memory, share * largest, rounds) <= simple * (1 + 1e-13))
      }
      #expect(throws: HypothesisViolation.self) { try gap(setting, memory, largest * 1.0001, 10) }
      #expect(throws: HypothesisViolation.self) { try gap(setting, memory, -largest, 10) }
    }
  }

  /// With a small `μ` the bound is that of `μ = 0`; with a huge number of rounds it is its floor.
  @Test func theBoundsAreContinuousAtNoStrengthAndDoNotOverflow() throws {
    try forEachMemory { memory in
      let step = StepCeilings.quasiConvex(try setting(mu: 1), memory) / 2
      let flat = try gap(setting(mu: 0), memory, step, 50)
      let nearlyFlat = try gap(setting(mu: 1e-13), memory, step, 50)
      #expect((nearlyFlat / flat - 1).magnitude < 1e-11)
      let masters = (
        try master(setting(mu: 0), memory, step, 50), try master(setting(mu: 1e-13), memory, step, 50)
      )
      #expect((masters.1 / masters.0 - 1).magnitude < 1e-11)
      let late = try gap(setting(mu: 1), memory, step, 1_000_000_000)
      #expect(late.isFinite && late < flat)
      #expect(try gap(setting(mu: 1), memory, step, 0) == .infinity)
    }
  }

  /// At one step size, which is admissible for all; the simple bound does not know `M`.
  @Test func moreOfEverythingBadIsNotBetterAtOneStepSize() throws {
    func expectAscending(_ values: [Double], strictly: Bool = true) {
      for (a, b) in zip(values, values.dropFirst()) { #expect(strictly ? a < b : a <= b) }
    }
    let setting = try setting(mu: 0.1)
    let step = 1e-3
    let bounds: [(QuasiConvexSetting, any ErrorMemory, Double, Int) throws -> Double] = [
      { try master($0, $1, $2, $3) }, { try gap($0, $1, $2, $3) },
    ]
    for bound in bounds {
      expectAscending(try [0, 1, 4, 16].map { try bound(setting, DelayMemory(delay: $0), step, 100) })
      expectAscending(
        try [1, 0.5, 0.1, 0.05].map {
          try bound(setting, CompressionMemory(compressor: ContractiveClass(alpha: $0)), step, 100)
        })
      expectAscending(try [10_000, 1000, 100, 10].map { try bound(setting, DelayMemory(delay: 4), step, $0) })
      func noisy(_ growth: Double, _ variance: Double) throws -> Double {
        let noise = try NoiseConstants(growth: growth, variance: variance)
        return try bound(
          QuasiConvexSetting(smoothness: 3, quasiConvexity: 0.1, noise: noise), DelayMemory(delay: 4), step, 100)
      }
      expectAscending(try [0, 1, 2].map { try noisy(0.5, $0) })
      expectAscending(try [0, 1, 2].map { try noisy($0, 2) }, strictly: false)
    }
    // The master bound knows `M`.
    let still = try QuasiConvexSetting(
      smoothness: 3, quasiConvexity: 0.1, noise: NoiseConstants(growth: 0.4, variance: 2))
    #expect(try master(still, DelayMemory(delay: 4), step, 100) < master(setting, DelayMemory(delay: 4), step, 100))
  }

  /// What a list prints of a theorem explains its letters, and says where a bound is a mean over workers.
  @Test func statementsExplainTheirLetters() {
    let compressed = FrameworkMasterStationarity<DistributedCompressionMemory>.statement
    for formula in ["M′ = MB²/n", "Am = B²(q²/p)(1/p + M)", "q = √(1 − α), p = 1 − q"] {
      #expect(compressed.contains(formula))
    }
    let local = FrameworkGapBound<ConvexLocalStepsMemory>.statement
    #expect(local.hasPrefix("local SGD, in the mean over the workers, convex: ") && local.contains("h = H − 1"))
    #expect(FrameworkGapBound<LocalStepsMemory>.statement.contains("workers, quasi-convex: "))
  }

  /// Delay 0, no compression and one local step are SGD.
  @Test func withoutMemoryAllMethodsHaveOneBound() throws {
    let setting = try setting(mu: 0.5)
    let bounds = [
      try master(setting, try DelayMemory(delay: 0), 0.02, 40),
      try master(setting, try AdversarialDelayMemory(delay: 0), 0.02, 40),
      try master(setting, CompressionMemory(compressor: try ContractiveClass(alpha: 1)), 0.02, 40),
      try master(setting, LocalStepsMemory(schedule: try LocalSchedule(steps: 9, workerCount: 1)), 0.02, 40),
    ]
    for bound in bounds { #expect((bound / bounds[0] - 1).magnitude < 1e-14) }
  }

  /// `L = μ = σ² = 1`, `M = 0`, `r₀ = 4`, `γ = 1/16`, so that `a = 1/32`, `k = 3` and `N = γ + 3γ²τ`; after two rounds
  /// the bound is `(31/32)²·4 + γN(1 + 31/32)`, and without strength `r₀ + γN·2` with `k = 2`.
  @Test func theBoundOfTheLastIterateByHand() throws {
    let step = 1 / 16.0
    let (strong, flat) = (step * (step + 6 * step * step), step * (step + 4 * step * step))
    let factor = 31 / 32.0
    let cases: [(Double, Double)] = [(1, 4 * factor * factor + strong * (1 + factor)), (0, 4 + 2 * flat)]
    for (mu, expected) in cases {
      let setting = try QuasiConvexSetting(
        smoothness: 1, quasiConvexity: mu, noise: NoiseConstants(growth: 0, variance: 1))
      let theorem = try FrameworkDistanceBound(
        setting, memory: DelayMemory(delay: 2), stepSize: step, initialSquaredDistance: 4)
      #expect((theorem.bound(afterRounds: 2) / expected - 1).magnitude < 1e-14)
      #expect(theorem.bound(afterRounds: 0) == 4)
    }
  }

  /// At `a = (1 − θ₂)μγ` the mean square distance of SGD on a quadratic, exactly, is below the bound of the last iterate.
  @Test func theLastIterateStaysBelowItsBound() throws {
    let setting = try setting(mu: 3)
    let mode = try QuadraticMode(eigenvalue: 3, noiseVariance: 2, noiseGrowth: 0.5)
    for delay in [0, 3] {
      let memory = try DelayMemory(delay: delay)
      let step = StepCeilings.quasiConvex(setting, memory)
      let theorem = try FrameworkDistanceBound(setting, memory: memory, stepSize: step, initialSquaredDistance: 4)
      var moments = try DelayMoments(mode: mode, delay: delay, start: 2)
      for t in 0..<300 {
        #expect(moments.virtualSecondMoment <= theorem.bound(afterRounds: t) * (1 + 1e-12))
        moments.advance(stepSize: step)
      }
    }
  }

  @Test(arguments: [0, 1, 6]) func theGapOfDelayedRunsStaysBelowEveryBound(_ delay: Int) throws {
    let setting = try setting(mu: 3)
    let mode = try QuadraticMode(eigenvalue: 3, noiseVariance: 2, noiseGrowth: 0.5)
    let memory = try DelayMemory(delay: delay)
    let step = StepCeilings.quasiConvex(setting, memory)
    let simple = try FrameworkGapBound(setting, memory: memory, stepSize: step, initialSquaredDistance: 4)
    let master = try FrameworkMasterBound(setting, memory: memory, stepSize: step, initialSquaredDistance: 4)
    let stationary = try FrameworkMasterStationarity(
      smoothness: 3, noise: noise, memory: memory, stepSize: step, initialGap: 6)
    var moments = try DelayMoments(mode: mode, delay: delay, start: 2)
    var (weighted, gradient) = (0.0, 0.0)
    for t in 0..<400 {
      let gap = 1.5 * moments.secondMoment
      weighted += simple.weights.share(of: t) * (gap - weighted)
      gradient += (9 * moments.secondMoment - gradient) / Double(t + 1)
      #expect(weighted <= master.bound(afterRounds: t + 1))
      #expect(weighted <= simple.bound(afterRounds: t + 1))
      #expect(gradient <= stationary.bound(afterRounds: t + 1))
      moments.advance(stepSize: step)
    }
  }

  /// `f = ‖x‖²/2` without noise attains the bound of SGD at its largest step size, in the limit of many rounds.
  @Test func theBaselineIsSharp() throws {
    let setting = try QuasiConvexSetting(
      smoothness: 1, quasiConvexity: 1, noise: NoiseConstants(growth: 0, variance: 0))
    let theorem = try MiniBatchGapBound(setting, workerCount: 2, stepSize: 0.5, initialSquaredDistance: 1)
    var (x, mean) = (1.0, 0.0)
    for t in 0..<40 {
      mean += theorem.weights.share(of: t) * (x * x / 2 - mean)
      #expect(mean <= theorem.bound(afterRounds: t + 1) * (1 + 1e-12))
      x /= 2
    }
    #expect(mean > 0.999_999 * theorem.bound(afterRounds: 40))
    #expect(throws: HypothesisViolation.self) {
      try MiniBatchGapBound(setting, workerCount: 2, stepSize: 0.51, initialSquaredDistance: 1)
    }
  }

  /// Decreasing steps on the exact moments of EC-SGD with a mask, and of D-SGD.
  @Test func decreasingStepsStayBelowTheirBound() throws {
    let setting = try QuasiConvexSetting(
      smoothness: 1, quasiConvexity: 1, noise: NoiseConstants(growth: 0.2, variance: 1))
    let mode = try QuadraticMode(eigenvalue: 1, noiseVariance: 1, noiseGrowth: 0.2)
    let compressor = try ContractiveClass(alpha: 0.25)
    let theorem = try FrameworkDecreasingStepBound(
      setting, memory: CompressionMemory(compressor: compressor), initialSquaredDistance: 1)
    var moments = MaskMoments(mode: mode, compressor: compressor, start: 1)
    var weighted = 0.0
    for t in 0..<2000 {
      weighted += theorem.weights.share(of: t) * (moments.secondMoment / 2 - weighted)
      #expect(weighted <= theorem.bound(afterRounds: t + 1))
      moments.advance(stepSize: theorem.stepSize(at: t))
    }
    #expect(theorem.bound(afterRounds: 2000) < theorem.bound(afterRounds: 200))
    #expect(throws: HypothesisViolation.self) {
      try FrameworkDecreasingStepBound(
        self.setting(mu: 0), memory: DelayMemory(delay: 1), initialSquaredDistance: 1)
    }
  }
}
