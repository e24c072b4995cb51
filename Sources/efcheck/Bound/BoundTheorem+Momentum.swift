import Theory

extension BoundTheorem {
  /// The relatives of EF21-SGDM.
  static let momentum: [BoundTheorem] = [ideal, decreasing, doubleMomentum, recursiveMomentum, absolute, uncompressed]

  private static let ideal = BoundTheorem(
    "ef21-sgdm-ideal", EF21SGDMIdealStationarity.self,
    [.smoothness, .contraction, .momentum, .noiseVariance, .initialGap, .rounds, .stepSize]
  ) { given in
    let theorem = try EF21SGDMIdealStationarity(
      smoothness: given[.smoothness], compressor: ContractiveClass(alpha: given[.contraction]), isNonexpansive: false,
      momentum: given[.momentum], stepSize: given.given(.stepSize) ?? 1 / given[.smoothness],
      noiseVariance: given[.noiseVariance], initialGap: given[.initialGap])
    return BoundValue(theorem, given, [("floor", theorem.floor)])
  }

  private static let decreasing = BoundTheorem(
    "ef21-sgdm-decreasing", DecreasingMomentumStationarity.self,
    [
      .smoothness, .meanSmoothness, .contraction, .workers, .noiseVariance, .initialGap, .initialLyapunov, .rounds,
    ]
  ) { given in
    let theorem = try DecreasingMomentumStationarity(
      smoothness: given[.smoothness], quadraticMeanSmoothness: given.given(.meanSmoothness) ?? given[.smoothness],
      pair: .tight(ContractiveClass(alpha: given[.contraction])), workerCount: given.count(.workers),
      noiseVariance: given[.noiseVariance], initialLyapunov: given.given(.initialLyapunov) ?? given[.initialGap])
    return BoundValue(theorem, given, [("sumOfSteps", theorem.totalStep(rounds: given.rounds))])
  }

  private static let doubleMomentum = BoundTheorem(
    "ef21-sgd2m-stationarity", EF21SGD2MStationarity.self,
    [
      .smoothness, .meanSmoothness, .contraction, .workers, .noiseVariance, .initialGap, .initialLyapunov, .rounds,
      .prescribedMomentum, .stepSize,
    ]
  ) { given in
    let tuned = try EF21SGD2MPrescription(
      smoothness: given[.smoothness], quadraticMeanSmoothness: given.given(.meanSmoothness) ?? given[.smoothness],
      compressor: ContractiveClass(alpha: given[.contraction]), workerCount: given.count(.workers),
      noiseVariance: given[.noiseVariance], initialGap: given[.initialGap], rounds: given.rounds)
    let isTuned = ["eta", "gamma", "Phi0"].allSatisfy { given.values[$0] == nil }
    let momentum = given.given(.prescribedMomentum) ?? tuned.momentum
    return try value(
      EF21SGD2MCoefficients(given.momentumHypotheses(momentum: momentum)), given,
      initialLyapunov: isTuned ? tuned.initialLyapunov : nil,
      [("momentum", momentum)]
        + (isTuned ? [("initialBatch", Double(tuned.initialBatchSize)), ("envelope", tuned.envelope)] : []))
  }

  private static let recursiveMomentum = BoundTheorem(
    "ef21-storm-stationarity", EF21STORMStationarity.self,
    [
      .smoothness, .meanSmoothness, .noiseSmoothness, .contraction, .workers, .noiseVariance, .initialGap,
      .initialLyapunov, .rounds, .momentum, .stepSize,
    ]
  ) { given in
    try value(
      EF21STORMCoefficients(
        given.momentumHypotheses(momentum: given[.momentum]), noiseSmoothness: given[.noiseSmoothness]), given)
  }

  private static let absolute = BoundTheorem(
    "ef21-sgdm-absolute", AbsoluteSGDMStationarity.self,
    [
      .smoothness, .absoluteError, .workers, .noiseVariance, .initialGap, .initialLyapunov, .rounds, .momentum,
      .stepSize,
    ]
  ) { given in
    let coefficients = try AbsoluteSGDMCoefficients(
      smoothness: given[.smoothness], compressor: AbsoluteClass(errorBound: given[.absoluteError]),
      workerCount: given.count(.workers), momentum: given[.momentum])
    let balanced = coefficients.balancedStepSize(initialGap: given[.initialGap], rounds: given.rounds)
    return try value(coefficients, given, stepSize: balanced)
  }

  private static let uncompressed = BoundTheorem(
    "sgdm-stationarity", SGDMStationarity.self,
    [.smoothness, .workers, .noiseVariance, .initialGap, .initialLyapunov, .rounds, .momentum, .stepSize]
  ) { given in
    try value(
      SGDMCoefficients(
        smoothness: given[.smoothness], workerCount: given.count(.workers), momentum: given[.momentum]), given)
  }

  /// The theorem at the given step size, or a prescribed one; from an exact start unless `Φ⁰` is known.
  private static func value(
    _ coefficients: some MomentumCoefficients, _ given: BoundConstants, stepSize: Double? = nil,
    initialLyapunov: Double? = nil, _ more: [(String, Double)] = []
  ) throws -> BoundValue {
    let largest = coefficients.stepCondition.largestStepSize
    let theorem = try MomentumStationarity(
      coefficients: coefficients, stepSize: given.given(.stepSize) ?? stepSize ?? largest,
      noiseVariance: given[.noiseVariance],
      initialLyapunov: given.given(.initialLyapunov) ?? initialLyapunov ?? given[.initialGap])
    return BoundValue(theorem, given, more + [("largestStepSize", largest), ("floor", theorem.floor)])
  }
}

extension BoundConstants {
  /// What the theorems on momentum assume.
  fileprivate func momentumHypotheses(momentum: Double) throws -> EF21SGDMHypotheses {
    try EF21SGDMHypotheses(
      smoothness: self[.smoothness], quadraticMeanSmoothness: given(.meanSmoothness) ?? self[.smoothness],
      pair: .tight(ContractiveClass(alpha: self[.contraction])), workerCount: count(.workers), momentum: momentum)
  }
}
