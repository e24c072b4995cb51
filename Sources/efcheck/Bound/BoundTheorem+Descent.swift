import Theory

extension BoundTheorem {
  /// Compressed gradient descent.
  static let descent: [BoundTheorem] =
    descent("contractive", [.contraction]) { try ContractiveClass(alpha: $0[.contraction]) }
    + descent("b1", [.lowerB1, .upperBeta]) { try ClassB1(alpha: $0[.lowerB1], beta: $0[.upperBeta]) }
    + descent("b2", [.lowerB2, .upperBeta]) { try ClassB2(gamma: $0[.lowerB2], beta: $0[.upperBeta]) }
    + descent("unbiased", [.omega]) { try UnbiasedClass(omega: $0[.omega]) }
    + absolute + [unbiasedDistributed]

  private static func descent<Class: DescentClass>(
    _ name: String, _ classConstants: [BoundConstant],
    _ compressor: @escaping @Sendable (BoundConstants) throws -> Class
  ) -> [BoundTheorem] {
    [
      BoundTheorem(
        "cgd-\(name)-linear", CompressedGradientDescentLinearRate<Class>.self,
        [.smoothness, .polyakLojasiewicz] + classConstants + [.initialGap, .rounds, .stepSize]
      ) { given in
        let known = try compressor(given)
        let best = known.bestStepSize(smoothness: given[.smoothness])
        let theorem = try CompressedGradientDescentLinearRate(
          smoothness: given[.smoothness], polyakLojasiewicz: given[.polyakLojasiewicz], compressor: known,
          stepSize: given.given(.stepSize) ?? best, initialGap: given[.initialGap])
        return BoundValue(
          theorem, given, [("bestStepSize", best), ("contractionFactor", theorem.contractionFactor)])
      },
      BoundTheorem(
        "cgd-\(name)-stationarity", CompressedGradientDescentStationarity<Class>.self,
        [.smoothness] + classConstants + [.initialGap, .rounds, .stepSize]
      ) { given in
        let known = try compressor(given)
        let best = known.bestStepSize(smoothness: given[.smoothness])
        let theorem = try CompressedGradientDescentStationarity(
          smoothness: given[.smoothness], compressor: known, stepSize: given.given(.stepSize) ?? best,
          initialGap: given[.initialGap])
        return BoundValue(theorem, given, [("bestStepSize", best), ("decrease", theorem.decrease)])
      },
    ]
  }

  private static let absolute: [BoundTheorem] = [
    BoundTheorem(
      "cgd-absolute-linear", AbsoluteCompressedGradientDescentRate.self,
      [.smoothness, .polyakLojasiewicz, .absoluteError, .initialGap, .rounds, .stepSize]
    ) { given in
      let theorem = try AbsoluteCompressedGradientDescentRate(
        smoothness: given[.smoothness], polyakLojasiewicz: given[.polyakLojasiewicz],
        compressor: AbsoluteClass(errorBound: given[.absoluteError]),
        stepSize: given.given(.stepSize) ?? 1 / given[.smoothness], initialGap: given[.initialGap])
      return BoundValue(
        theorem, given, [("contractionFactor", theorem.contractionFactor), ("floor", theorem.floor)])
    },
    BoundTheorem(
      "cgd-absolute-stationarity", AbsoluteCompressedGradientDescentStationarity.self,
      [.smoothness, .absoluteError, .initialGap, .rounds, .stepSize]
    ) { given in
      let theorem = try AbsoluteCompressedGradientDescentStationarity(
        smoothness: given[.smoothness], compressor: AbsoluteClass(errorBound: given[.absoluteError]),
        stepSize: given.given(.stepSize) ?? 1 / given[.smoothness], initialGap: given[.initialGap])
      return BoundValue(theorem, given, [("floor", theorem.floor)])
    },
  ]

  private static let unbiasedDistributed = BoundTheorem(
    "distributed-unbiased", UnbiasedDistributedDescent.self,
    [
      .smoothness, .strongConvexity, .omega, .workers, .optimumHeterogeneity, .initialDistance, .rounds, .stepSize,
    ]
  ) { given in
    let compressor = try UnbiasedClass(omega: given[.omega])
    let largest = try UnbiasedDistributedDescent.largestStepSize(
      smoothness: given[.smoothness], compressor: compressor, workerCount: given.count(.workers))
    let theorem = try UnbiasedDistributedDescent(
      smoothness: given[.smoothness], strongConvexity: given[.strongConvexity], compressor: compressor,
      workerCount: given.count(.workers), heterogeneity: given[.optimumHeterogeneity],
      stepSize: given.given(.stepSize) ?? largest, initialSquaredDistance: given[.initialDistance])
    return BoundValue(theorem, given, [("largestStepSize", largest), ("floor", theorem.floor)])
  }
}
