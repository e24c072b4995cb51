import Theory

extension BoundTheorem {
  /// EF14.
  static let errorFeedback: [BoundTheorem] = [gap, parametric, decreasing, stationarity]

  private static let convex: [BoundConstant] = [
    .smoothness, .strongConvexity, .contraction, .growthB, .floorC, .optimumHeterogeneity, .workers,
    .initialDistance, .rounds,
  ]

  private static func hypotheses(_ given: BoundConstants) throws -> EF14ConvexHypotheses {
    try EF14ConvexHypotheses(
      smoothness: given[.smoothness], strongConvexity: given[.strongConvexity],
      compressor: ContractiveClass(alpha: given[.contraction]),
      noise: NoiseConstants(growth: given[.growthB], floor: given[.floorC]),
      heterogeneity: given[.optimumHeterogeneity], workerCount: given.count(.workers))
  }

  private static let gap = BoundTheorem("ef14-gap", EF14GapBound.self, convex + [.stepSize]) { given in
    let hypotheses = try hypotheses(given)
    let largest = ("largestStepSize", hypotheses.largestStepSize)
    let distance = given[.initialDistance]
    if let stepSize = given.given(.stepSize) {
      return BoundValue(
        try EF14GapBound(hypotheses, stepSize: stepSize, initialSquaredDistance: distance), given, [largest])
    }
    let tuned = try EF14GapPrescription(hypotheses, initialSquaredDistance: distance, rounds: given.rounds)
    let theorem = try EF14GapBound(hypotheses, stepSize: tuned.stepSize, initialSquaredDistance: distance)
    return BoundValue(theorem, given, [largest, ("envelope", tuned.envelope)])
  }

  private static let parametric = BoundTheorem(
    "ef14-parametric", EF14ParametricBound.self, convex + [.rho, .theta, .a, .t, .stepSize]
  ) { given in
    let hypotheses = try hypotheses(given)
    let standard = EF14YoungParameters.standard(for: hypotheses.compressor)
    let parameters = try EF14YoungParameters(
      rho: given[.rho], theta: given[.theta], a: given.given(.a) ?? standard.a, t: given[.t])
    let theorem = try EF14ParametricBound(
      hypotheses, stepSize: given.given(.stepSize) ?? hypotheses.largestStepSize,
      initialSquaredDistance: given[.initialDistance], parameters: parameters)
    return BoundValue(theorem, given, [("floor", theorem.floor)])
  }

  private static let decreasing = BoundTheorem(
    "ef14-decreasing", EF14DecreasingStepBound.self, convex + [.offset]
  ) { given in
    let hypotheses = try hypotheses(given)
    let offset = given.given(.offset) ?? EF14DecreasingStepBound.smallestOffset(hypotheses)
    let theorem = try EF14DecreasingStepBound(
      hypotheses, offset: offset, initialSquaredDistance: given[.initialDistance])
    return BoundValue(theorem, given, [("kappa", offset)])
  }

  private static let stationarity = BoundTheorem(
    "ef14-stationarity", EF14Stationarity.self,
    [.smoothness, .contraction, .workers, .noiseVariance, .heterogeneity, .initialGap, .rounds, .stepSize]
  ) { given in
    let compressor = try ContractiveClass(alpha: given[.contraction])
    let pair = YoungPair.tight(compressor)
    let largest = try EF14Stationarity.stepCondition(smoothness: given[.smoothness], pair: pair).largestStepSize
    let tuned = try EF14Prescription(
      smoothness: given[.smoothness], compressor: compressor, workerCount: given.count(.workers),
      noiseVariance: given[.noiseVariance], heterogeneity: given[.heterogeneity], initialGap: given[.initialGap],
      rounds: given.rounds)
    let theorem = try EF14Stationarity(
      smoothness: given[.smoothness], pair: pair, workerCount: given.count(.workers),
      stepSize: given.given(.stepSize) ?? tuned.stepSize, noiseVariance: given[.noiseVariance],
      heterogeneity: given[.heterogeneity], initialGap: given[.initialGap])
    let envelope = given.given(.stepSize) == nil ? [("envelope", tuned.envelope)] : []
    return BoundValue(theorem, given, [("largestStepSize", largest)] + envelope)
  }
}
