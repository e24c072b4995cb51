import Testing
import Theory

@Suite struct StepCeilingsTests {
  private func setting(mu: Double = 1, growth: Double = 0) throws -> QuasiConvexSetting {
    try QuasiConvexSetting(
      smoothness: 1, quasiConvexity: mu, noise: NoiseConstants(growth: growth, variance: 1))
  }

  private func isNear(_ a: Double, _ b: Double) -> Bool { (a / b - 1).magnitude < 1e-13 }

  /// At the sharp ceiling `24L²γ²Am = 1 − μγm/2`.
  @Test(arguments: [0.0, 0.3, 1]) func theCeilingSolvesItsEquation(_ mu: Double) throws {
    let setting = try setting(mu: mu, growth: 0.5)
    func expectSolved(_ memory: some ErrorMemory) {
      let step = StepCeilings.quasiConvex(setting, memory)
      let constants = memory.constants(under: setting.noise)
      let left = 24 * step * step * constants.loop
      #expect(isNear(left, 1 - mu * step * constants.window.reach / 2), "\(memory)")
    }
    expectSolved(try DelayMemory(delay: 9))
    expectSolved(try AdversarialDelayMemory(delay: 5))
    expectSolved(CompressionMemory(compressor: try ContractiveClass(alpha: 0.05)))
    expectSolved(LocalStepsMemory(schedule: try LocalSchedule(steps: 8, workerCount: 3)))
  }

  @Test func withoutMemoryThereIsNoSharpCeiling() throws {
    let setting = try setting(mu: 0, growth: 2)
    let whole = try ContractiveClass(alpha: 1)
    #expect(isNear(StepCeilings.quasiConvex(setting, try DelayMemory(delay: 0)), 1.0 / 12))
    #expect(isNear(StepCeilings.quasiConvex(setting, CompressionMemory(compressor: whole)), 1.0 / 12))
    let distributed = DistributedCompressionMemory(
      compressor: whole, workers: try WorkerGradients(workerCount: 4, growth: 3))
    #expect(isNear(StepCeilings.quasiConvex(setting, distributed), 1 / (4 * 2.5)))
    let alone = try LocalSchedule(steps: 20, workerCount: 1)
    #expect(isNear(StepCeilings.quasiConvex(setting, LocalStepsMemory(schedule: alone)), 1.0 / 12))
    #expect(isNear(StepCeilings.quasiConvex(setting, ConvexLocalStepsMemory(schedule: alone)), 1.0 / 12))
    let together = try LocalSchedule(steps: 1, workerCount: 4)
    #expect(isNear(StepCeilings.quasiConvex(setting, LocalStepsMemory(schedule: together)), 1.0 / 6))
    #expect(
      isNear(StepCeilings.nonconvex(smoothness: 1, noise: setting.noise, try DelayMemory(delay: 0)), 1.0 / 6))
  }

  /// Where `M = 0` the gradients of convex local steps keep nothing back: 1/(4L), though the formula of the sharp
  /// ceiling would give 2/(μh) = 0.105 for L = μ = 1 and h = 19.
  @Test func convexLocalStepsHaveNoSharpCeilingWithoutGrowingNoise() throws {
    let memory = ConvexLocalStepsMemory(schedule: try LocalSchedule(steps: 20, workerCount: 4))
    #expect(StepCeilings.quasiConvex(try setting(), memory) == 0.25)
    #expect(StepCeilings.quasiConvex(try setting(mu: 0), memory) == 0.25)
    // With growing noise there is one, and it is below 2/(μh).
    #expect(StepCeilings.quasiConvex(try setting(growth: 0.01), memory) < 2.0 / 19)
    let theorem = try FrameworkGapBound(
      setting(), memory: memory, stepSize: 0.25, initialSquaredDistance: 1)
    #expect(theorem.bound(afterRounds: 100).isFinite)
    #expect(throws: HypothesisViolation.self) {
      try FrameworkGapBound(
        setting(), memory: memory, stepSize: 0.2501, initialSquaredDistance: 1)
    }
  }

  /// At α = 10⁻³⁰⁸ the reach of the memory overflows: no step is allowed, and none falls back to that of SGD.
  @Test(arguments: [0, 1.0]) func aMemoryBeyondNumbersAllowsNoStep(_ mu: Double) throws {
    let memory = CompressionMemory(compressor: try ContractiveClass(alpha: 1e-308))
    #expect(StepCeilings.quasiConvex(try setting(mu: mu), memory) == 0)
    #expect(StepCeilings.nonconvex(smoothness: 1, noise: try setting().noise, memory) == 0)
  }

  /// The simple estimate is below the ceiling.
  @Test(arguments: [0.0, 0.5, 4]) func theSimpleStepIsAdmissible(_ growth: Double) throws {
    for mu in [0.0, 1] {
      let setting = try setting(mu: mu, growth: growth)
      for delay in [0, 1, 2, 7, 100] {
        let memory = try DelayMemory(delay: delay)
        let simple = StepCeilings.simple(smoothness: 1, noise: setting.noise, memory)
        #expect(simple <= StepCeilings.quasiConvex(setting, memory))
      }
      for alpha in [1.0, 0.9, 0.3, 0.001] {
        let memory = CompressionMemory(compressor: try ContractiveClass(alpha: alpha))
        let simple = StepCeilings.simple(smoothness: 1, noise: setting.noise, memory)
        #expect(simple <= StepCeilings.quasiConvex(setting, memory))
      }
    }
  }
}
