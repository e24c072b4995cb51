import Theory

extension BoundTheorem {
  /// The error-feedback framework.
  static let framework: [BoundTheorem] =
    singleNode("dsgd", [.delay]) { try DelayMemory(delay: $0.count(.delay)) }
    + nonconvex("dsgd-adversarial", [.delay]) { try AdversarialDelayMemory(delay: $0.count(.delay)) }
    + singleNode("ecsgd", [.contraction]) {
      CompressionMemory(compressor: try ContractiveClass(alpha: $0[.contraction]))
    }
    + nonconvex("distributed-ecsgd", [.contraction, .workers, .heterogeneity, .gradientGrowth]) { given in
      DistributedCompressionMemory(
        compressor: try ContractiveClass(alpha: given[.contraction]),
        workers: try WorkerGradients(
          workerCount: given.count(.workers), heterogeneity: given[.heterogeneity],
          growth: given[.gradientGrowth]))
    }
    + nonconvex("local", [.localSteps, .workers]) { LocalStepsMemory(schedule: try schedule($0)) }
    + quasiConvex("local-convex", [.localSteps, .workers]) {
      ConvexLocalStepsMemory(schedule: try schedule($0))
    }
    + miniBatch

  private static func schedule(_ given: BoundConstants) throws -> LocalSchedule {
    try LocalSchedule(steps: given.count(.localSteps), workerCount: given.count(.workers))
  }

  static func noise(_ given: BoundConstants) throws -> NoiseConstants {
    try NoiseConstants(growth: given[.noiseGrowth], variance: given[.noiseVariance])
  }

  static func setting(_ given: BoundConstants) throws -> QuasiConvexSetting {
    try QuasiConvexSetting(
      smoothness: given[.smoothness], quasiConvexity: given[.strength], noise: noise(given))
  }

  static let convexConstants: [BoundConstant] = [
    .smoothness, .strength, .noiseGrowth, .noiseVariance, .initialDistance, .rounds,
  ]

  static let smoothConstants: [BoundConstant] = [
    .smoothness, .noiseGrowth, .noiseVariance, .initialGap, .rounds,
  ]

  private static func quasiConvex<Memory: ErrorMemory>(
    _ name: String, _ own: [BoundConstant], _ memory: @escaping @Sendable (BoundConstants) throws -> Memory
  ) -> [BoundTheorem] {
    [
      BoundTheorem("\(name)-gap", FrameworkGapBound<Memory>.self, convexConstants + own + [.stepSize]) { given in
        try gap(memory(given), given)
      },
      BoundTheorem(
        "\(name)-master", FrameworkMasterBound<Memory>.self,
        convexConstants + own + [.theta1, .theta2, .freeStepSize]
      ) { given in
        let (setting, memory) = (try setting(given), try memory(given))
        let largest = StepCeilings.quasiConvex(setting, memory)
        let theorem = try FrameworkMasterBound(
          setting, memory: memory, stepSize: given.given(.stepSize) ?? largest,
          initialSquaredDistance: given[.initialDistance], parameters: parameters(given))
        return BoundValue(theorem, given, [("simpleCeiling", largest)] + numbers(theorem.inequality))
      },
      BoundTheorem(
        "\(name)-distance", FrameworkDistanceBound<Memory>.self,
        convexConstants + own + [.theta1, .theta2, .freeStepSize]
      ) { given in
        let (setting, memory) = (try setting(given), try memory(given))
        let largest = StepCeilings.quasiConvex(setting, memory)
        let theorem = try FrameworkDistanceBound(
          setting, memory: memory, stepSize: given.given(.stepSize) ?? largest,
          initialSquaredDistance: given[.initialDistance], parameters: parameters(given))
        return BoundValue(theorem, given, [("simpleCeiling", largest)] + numbers(theorem.inequality))
      },
    ]
  }

  /// `a`, `N` and `b − S` of the formula.
  private static func numbers(_ inequality: FrameworkMasterInequality) -> [(name: String, value: Double)] {
    [("a", inequality.rate), ("N", inequality.noise), ("denominator", inequality.retained)]
  }

  private static func parameters(_ given: BoundConstants) throws -> DescentParameters {
    try DescentParameters(theta1: given[.theta1], theta2: given[.theta2])
  }

  private static func nonconvex<Memory: NonconvexErrorMemory>(
    _ name: String, _ own: [BoundConstant], _ memory: @escaping @Sendable (BoundConstants) throws -> Memory
  ) -> [BoundTheorem] {
    quasiConvex(name, own, memory) + [
      BoundTheorem(
        "\(name)-stationarity", FrameworkStationarity<Memory>.self, smoothConstants + own + [.stepSize]
      ) { given in
        try stationarity(memory(given), given)
      },
      BoundTheorem(
        "\(name)-stationarity-master", FrameworkMasterStationarity<Memory>.self,
        smoothConstants + own + [.freeStepSize]
      ) { given in
        let (noise, memory) = (try noise(given), try memory(given))
        let largest = StepCeilings.nonconvex(smoothness: given[.smoothness], noise: noise, memory)
        let theorem = try FrameworkMasterStationarity(
          smoothness: given[.smoothness], noise: noise, memory: memory,
          stepSize: given.given(.stepSize) ?? largest, initialGap: given[.initialGap])
        return BoundValue(theorem, given, [("simpleCeiling", largest), ("denominator", theorem.retained)])
      },
    ]
  }

  private static func singleNode<Memory: SingleNodeErrorMemory>(
    _ name: String, _ own: [BoundConstant], _ memory: @escaping @Sendable (BoundConstants) throws -> Memory
  ) -> [BoundTheorem] {
    nonconvex(name, own, memory) + [
      BoundTheorem("\(name)-decreasing", FrameworkDecreasingStepBound<Memory>.self, convexConstants + own) { given in
        let theorem = try FrameworkDecreasingStepBound(
          setting(given), memory: memory(given), initialSquaredDistance: given[.initialDistance])
        return BoundValue(theorem, given, [("kappa", theorem.offset)])
      }
    ]
  }
}
