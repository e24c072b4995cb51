import Theory

extension FeedbackFalsehood: Exercisable {
  var relation: Statement.Relation {
    switch self {
    case .delayLimitBeyond, .delayExpansionWithoutHalf, .maskExpansionWithoutHalf, .maskContractsAtEveryScale,
      .localStepsReachTheMinimiser:
      .equals
    default: .atMost
    }
  }

  func examine(_ places: inout Places, in run: RunSettings) throws {
    switch self {
    case .descentNoiseHalved, .descentNoiseTwiceAveraged, .descentErrorHalved, .descentGapDoubled, .descentRateDoubled,
      .descentBeyondItsStep:
      try examineDescent(&places, run)
    case .decreaseGradientDoubled: try decrease(&places, run) { $0.gradientWeight *= 2 }
    case .decreaseErrorHalved: try decrease(&places, run) { $0.errorWeight /= 2 }
    case .decreaseNoiseHalved: try decrease(&places, run) { $0.noise /= 2 }
    case .windowUndercounted, .geometricSumUndercounted, .tuningHalved: try examineTuning(&places, run)
    case .gapNoiseHalved, .gapStartHalved, .gapWithoutDelay, .gapWithoutGrowth, .masterNoiseHalved,
      .distanceNoiseHalved, .decreasingNoiseHalved, .tunedWithoutWorkers, .batchNoiseHalved, .batchTwiceAveraged:
      try examineRates(&places)
    case .stationarityStartHalved, .stationarityNoiseHalved, .stationarityMasterHalved:
      try examineStationarity(&places)
    case .delayLimitBeyond, .delayExpansionWithoutHalf, .maskExpansionWithoutHalf, .maskLimitWithoutGrowth,
      .maskContractsAtEveryScale, .localStepsReachTheMinimiser, .rowsWithoutGrowth, .growthBounded:
      try examineClosedForms(&places, run)
    case .delayWithoutGrowth, .delayNoiseHalved, .delayKnowsTheNoise, .compressionForgetsFaster,
      .compressionForgetsTwice, .compressionReachHalved, .compressionNoiseHalved, .localShareInverted, .localHalved:
      try examineErrors(&places, run)
    }
  }

  private func examineDescent(_ places: inout Places, _ run: RunSettings) throws {
    let original: VirtualIterateStatement = self == .descentNoiseTwiceAveraged ? .workersDescent : .simpleDescent
    let term: VirtualIterateStatement.DescentTerm =
      switch self {
      case .descentErrorHalved: .error
      case .descentGapDoubled: .gap
      case .descentRateDoubled: .distance
      case .descentNoiseHalved, .descentNoiseTwiceAveraged: .noise
      default: .all
      }
    try original.examineDescent(&places, run, comparing: term) { lemma, setting in
      switch self {
      case .descentNoiseHalved, .descentNoiseTwiceAveraged: lemma.noise /= 2
      case .descentErrorHalved: lemma.errorWeight /= 2
      case .descentGapDoubled: lemma.gapWeight *= 2
      case .descentRateDoubled: lemma.distanceFactor = 2 * lemma.distanceFactor - 1
      default:
        let factor = 1.5 / setting.smoothness / lemma.stepSize
        lemma.stepSize *= factor
        lemma.distanceFactor = 1 - factor * (1 - lemma.distanceFactor)
        lemma.gapWeight *= factor
        lemma.errorWeight *= factor
        lemma.noise *= factor * factor
      }
    }
  }

  private func decrease(
    _ places: inout Places, _ run: RunSettings, change: (inout VirtualDecrease) -> Void
  ) throws {
    try VirtualIterateStatement.simpleDecrease.examineDecrease(&places, run, change: change)
  }

  private func examineErrors(_ places: inout Places, _ run: RunSettings) throws {
    typealias Errors = FeedbackErrorStatement
    switch self {
    case .delayWithoutGrowth: try Errors.examineDelays(&places) { $0.gradientWeight = Double($0.delay) }
    case .delayNoiseHalved: try Errors.examineDelays(&places) { $0.noise /= 2 }
    case .delayKnowsTheNoise:
      try Errors.examineAdversaries(&places) { try .independent(delay: $0, noise: $1) }
    case .compressionForgetsFaster:
      try Errors.examineCompression(&places, run) { $0.simple($1) { $0.factor = 1 - $1 } }
    case .compressionForgetsTwice:
      try Errors.examineCompression(&places, run) { $0.simple($1) { $0.factor = (1 - $1) * (1 - $1 / 2) } }
    case .compressionReachHalved:
      try Errors.examineCompression(&places, run) { $0.simple($1) { $0.gradientWeight -= (1 - $1) / $1 } }
    case .compressionNoiseHalved:
      try Errors.examineCompression(&places, run) { compressor, noise in
        var lemma = CompressedErrorBound.tight(compressor, noise: noise)
        lemma.noise /= 2
        return lemma
      }
    case .localShareInverted:
      try Errors.examineLocalSteps(&places, isConvex: true) { _, workers, noise, stepSize in
        var lemma = try LocalErrorBound.convex(smoothness: 1, workerCount: workers, noise: noise, stepSize: stepSize)
        lemma.noise /= Double(workers - 1)
        lemma.gradientWeight /= Double(workers - 1)
        return lemma
      }
    default:
      try Errors.examineLocalSteps(&places) { steps, workers, noise, stepSize in
        var lemma = try LocalErrorBound.general(steps: steps, workerCount: workers, noise: noise, stepSize: stepSize)
        lemma.noise /= 2
        lemma.gradientWeight /= 2
        return lemma
      }
    }
  }
}

extension ContractiveClass {
  /// The error bound of the paper, changed.
  fileprivate func simple(
    _ noise: NoiseConstants, change: (inout CompressedErrorBound, _ alpha: Double) -> Void
  ) -> CompressedErrorBound {
    var lemma = CompressedErrorBound.simple(self, noise: noise)
    change(&lemma, alpha)
    return lemma
  }
}
