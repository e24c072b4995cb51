import Theory

extension BoundTheorem {
  /// EF21 and EF21-SGDM.
  static let ef21: [BoundTheorem] = [ef21Stationarity, ef21LinearRate, momentumStationarity, momentumLinearRate]

  private static let ef21Stationarity = BoundTheorem(
    "ef21-stationarity", EF21Stationarity.self,
    [.smoothness, .meanSmoothness, .contraction, .initialGap, .initialDistortion, .rounds, .stepSize]
  ) { given in
    let pair = YoungPair.tight(try ContractiveClass(alpha: given[.contraction]))
    let mean = given.given(.meanSmoothness) ?? given[.smoothness]
    let condition = try EF21Stationarity.stepCondition(
      smoothness: given[.smoothness], quadraticMeanSmoothness: mean, pair: pair)
    let theorem = try EF21Stationarity(
      smoothness: given[.smoothness], quadraticMeanSmoothness: mean, pair: pair,
      stepSize: given.given(.stepSize) ?? condition.largestStepSize, initialGap: given[.initialGap],
      initialDistortion: given[.initialDistortion])
    return BoundValue(
      theorem, given,
      [("largestStepSize", condition.largestStepSize), ("simpleStepSize", condition.simpleStepSize)])
  }

  private static let ef21LinearRate = BoundTheorem(
    "ef21-linear", EF21LinearRate.self,
    [
      .smoothness, .meanSmoothness, .polyakLojasiewicz, .contraction, .initialGap, .initialDistortion, .rounds,
      .stepSize,
    ]
  ) { given in
    let pair = YoungPair.tight(try ContractiveClass(alpha: given[.contraction]))
    let mean = given.given(.meanSmoothness) ?? given[.smoothness]
    let prescribed = try EF21LinearRate.prescribedStepSize(
      smoothness: given[.smoothness], quadraticMeanSmoothness: mean,
      polyakLojasiewicz: given[.polyakLojasiewicz], pair: pair)
    let theorem = try EF21LinearRate(
      smoothness: given[.smoothness], quadraticMeanSmoothness: mean,
      polyakLojasiewicz: given[.polyakLojasiewicz], pair: pair, stepSize: given.given(.stepSize) ?? prescribed,
      initialGap: given[.initialGap], initialDistortion: given[.initialDistortion])
    return BoundValue(
      theorem, given, [("prescribedStepSize", prescribed), ("contractionFactor", theorem.contractionFactor)])
  }

  private static let momentumStationarity = BoundTheorem(
    "ef21-sgdm-stationarity", EF21SGDMStationarity.self,
    [
      .smoothness, .meanSmoothness, .contraction, .workers, .noiseVariance, .initialGap, .initialLyapunov, .rounds,
      .prescribedMomentum, .weight, .stepSize,
    ]
  ) { given in
    let mean = given.given(.meanSmoothness) ?? given[.smoothness]
    let compressor = try ContractiveClass(alpha: given[.contraction])
    let tuned = try EF21SGDMPrescription(
      smoothness: given[.smoothness], quadraticMeanSmoothness: mean, compressor: compressor,
      workerCount: given.count(.workers), noiseVariance: given[.noiseVariance], initialGap: given[.initialGap],
      rounds: given.rounds)
    // All that the theorem prescribes for T rounds, or what was given.
    let isTuned = ["eta", "gamma", "Phi0"].allSatisfy { given.values[$0] == nil } && given[.weight] == 0.5
    let momentum = given.given(.prescribedMomentum) ?? tuned.momentum
    let coefficients = try EF21SGDMCoefficients(
      EF21SGDMHypotheses(
        smoothness: given[.smoothness], quadraticMeanSmoothness: mean, pair: .tight(compressor),
        workerCount: given.count(.workers), momentum: momentum), weight: given[.weight])
    let largest = coefficients.stepCondition.largestStepSize
    let start = given.given(.initialLyapunov) ?? (isTuned ? tuned.initialLyapunov : given[.initialGap])
    let theorem = try EF21SGDMStationarity(
      coefficients: coefficients, stepSize: given.given(.stepSize) ?? largest,
      noiseVariance: given[.noiseVariance], initialLyapunov: start)
    let details = [("momentum", momentum), ("largestStepSize", largest), ("floor", theorem.floor)]
    let prescribed = [
      ("initialBatchSize", Double(tuned.initialBatchSize)), ("initialLyapunov", tuned.initialLyapunov),
      ("envelope", tuned.envelope),
    ]
    return BoundValue(theorem, given, details + (isTuned ? prescribed : []))
  }

  private static let momentumLinearRate = BoundTheorem(
    "ef21-sgdm-linear", EF21SGDMLinearRate.self,
    [
      .smoothness, .meanSmoothness, .polyakLojasiewicz, .contraction, .workers, .noiseVariance, .initialGap,
      .initialLyapunov, .rounds, .momentum, .stepSize,
    ]
  ) { given in
    let coefficients = try EF21SGDMLinearRate.Coefficients(
      EF21SGDMHypotheses(
        smoothness: given[.smoothness],
        quadraticMeanSmoothness: given.given(.meanSmoothness) ?? given[.smoothness],
        pair: .tight(try ContractiveClass(alpha: given[.contraction])), workerCount: given.count(.workers),
        momentum: given[.momentum]))
    let mu = given[.polyakLojasiewicz]
    let prescribed = coefficients.prescribedStepSize(polyakLojasiewicz: mu)
    let theorem = try EF21SGDMLinearRate(
      coefficients: coefficients, polyakLojasiewicz: mu, stepSize: given.given(.stepSize) ?? prescribed,
      noiseVariance: given[.noiseVariance],
      initialLyapunov: given.given(.initialLyapunov) ?? given[.initialGap])
    return BoundValue(theorem, given, [("prescribedStepSize", prescribed), ("floor", theorem.floor)])
  }
}
