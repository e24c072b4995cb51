/// False statements that resemble those of the error-feedback framework.
public enum FeedbackFalsehood: String, FalseStatementFamily {
  case descentNoiseHalved, descentNoiseTwiceAveraged, descentErrorHalved, descentGapDoubled, descentRateDoubled
  case descentBeyondItsStep
  case decreaseGradientDoubled, decreaseErrorHalved, decreaseNoiseHalved
  case delayWithoutGrowth, delayNoiseHalved, delayKnowsTheNoise
  case compressionForgetsFaster, compressionForgetsTwice, compressionReachHalved, compressionNoiseHalved
  case localShareInverted, localHalved
  case windowUndercounted, geometricSumUndercounted, tuningHalved
  case gapNoiseHalved, gapStartHalved, gapWithoutDelay, gapWithoutGrowth, masterNoiseHalved, distanceNoiseHalved
  case decreasingNoiseHalved, tunedWithoutWorkers, batchNoiseHalved, batchTwiceAveraged
  case stationarityStartHalved, stationarityNoiseHalved, stationarityMasterHalved
  case delayLimitBeyond, delayExpansionWithoutHalf, maskExpansionWithoutHalf, maskLimitWithoutGrowth
  case maskContractsAtEveryScale, localStepsReachTheMinimiser, rowsWithoutGrowth, growthBounded

  public static var topic: String { "Planted false theorems: error-feedback framework" }
  public static var source: Source { .stich2020 }

  public var text: String {
    switch self {
    case .descentNoiseHalved: "γ²σ²/2 in place of γ²σ²"
    case .descentNoiseTwiceAveraged: "σ²/n² in place of σ²/n"
    case .descentErrorHalved: "(3/2)Lγ‖e‖² in place of 3Lγ‖e‖²"
    case .descentGapDoubled: "γF(x) in place of (γ/2)F(x)"
    case .descentRateDoubled: "1 − μγ in place of 1 − μγ/2"
    case .descentBeyondItsStep: "for γ = 3/(2L) too"
    case .decreaseGradientDoubled: "γ/2 in place of γ/4"
    case .decreaseErrorHalved: "γL²/4 in place of γL²/2"
    case .decreaseNoiseHalved: "γ²Lσ²/4 in place of γ²Lσ²/2"
    case .delayWithoutGrowth: "τ in place of τ + M"
    case .delayNoiseHalved: "σ²/2 in place of σ²"
    case .delayKnowsTheNoise: "for delays that know the noise too"
    case .compressionForgetsFaster: "1 − α in place of 1 − α/2"
    case .compressionForgetsTwice: "(1 − α)(1 − α/2) in place of 1 − α/2"
    case .compressionReachHalved: "1/α in place of 2/α"
    case .compressionNoiseHalved: "σ²/2 in place of σ²"
    case .localShareInverted: "1/n in place of 1 − 1/n"
    case .localHalved: "h + M and (1 − 1/n)σ² without the factors 2"
    case .windowUndercounted: "τ in place of ((1 − a)^{−τ} − 1)/a"
    case .geometricSumUndercounted: "1/p in place of 1/(p − a)"
    case .tuningHalved: "√(c₀c/T) in place of 2√(c₀c/T)"
    case .gapNoiseHalved: "2γσ² in place of 4γσ²"
    case .gapStartHalved: "μr₀ in place of 2μr₀, 2r₀/(γT) at μ = 0"
    case .gapWithoutDelay: "12Lγ²τσ² left out"
    case .gapWithoutGrowth: "τ in place of τ + M in γ_max"
    case .masterNoiseHalved: "N/2 in place of N"
    case .distanceNoiseHalved: "N/2 in place of N"
    case .decreasingNoiseHalved: "8Tσ²/μ in place of 16Tσ²/μ"
    case .tunedWithoutWorkers: "Q = max{2, 1 + μ²r₀T/(4σ²)}, a missing n"
    case .batchNoiseHalved: "γσ²/(2n) in place of γσ²/n"
    case .batchTwiceAveraged: "γσ²/n² in place of γσ²/n"
    case .stationarityStartHalved: "4F₀/(γT) in place of 8F₀/(γT)"
    case .stationarityNoiseHalved: "2γLσ² + 2γ²L²τσ² in place of 4γLσ² + 4γ²L²τσ²"
    case .stationarityMasterHalved: "half of the numerator"
    case .delayLimitBeyond: "2 sin(π/(4τ + 1)) in place of 2 sin(π/(4τ + 2))"
    case .delayExpansionWithoutHalf: "τ in place of τ + ½"
    case .maskExpansionWithoutHalf: "1/α − 1 in place of 1/α − ½"
    case .maskLimitWithoutGrowth: "2/(2/α − 1) in place of 2/(2/α − 1 + m)"
    case .maskContractsAtEveryScale: "1 − α for every s, also for the unbiased s = 1/α"
    case .localStepsReachTheMinimiser: "it ends at x⋆ whatever H"
    case .rowsWithoutGrowth: "M = 0 and σ² = s⋆"
    case .growthBounded: "M = 100 suffices"
    }
  }

  public var original: ProvedStatement {
    switch self {
    case .descentNoiseHalved, .descentErrorHalved, .descentGapDoubled, .descentRateDoubled, .descentBeyondItsStep:
      ProvedStatement(VirtualIterateStatement.simpleDescent)
    case .descentNoiseTwiceAveraged: ProvedStatement(VirtualIterateStatement.workersDescent)
    case .decreaseGradientDoubled, .decreaseErrorHalved, .decreaseNoiseHalved:
      ProvedStatement(VirtualIterateStatement.simpleDecrease)
    case .delayWithoutGrowth, .delayNoiseHalved: ProvedStatement(FeedbackErrorStatement.delayed)
    case .delayKnowsTheNoise: ProvedStatement(FeedbackErrorStatement.delayedTable)
    case .compressionForgetsFaster, .compressionForgetsTwice, .compressionReachHalved:
      ProvedStatement(FeedbackErrorStatement.compressedSimple)
    case .compressionNoiseHalved: ProvedStatement(FeedbackErrorStatement.compressed)
    case .localShareInverted: ProvedStatement(FeedbackErrorStatement.localConvex)
    case .localHalved: ProvedStatement(FeedbackErrorStatement.localGeneral)
    case .windowUndercounted: ProvedStatement(FeedbackTuningStatement.windowSum)
    case .geometricSumUndercounted: ProvedStatement(FeedbackTuningStatement.geometricSum)
    case .tuningHalved: ProvedStatement(FeedbackTuningStatement.twoTerms)
    case .gapNoiseHalved, .gapStartHalved, .gapWithoutDelay, .gapWithoutGrowth:
      ProvedStatement(FeedbackRateStatement.delayGap)
    case .masterNoiseHalved: ProvedStatement(FeedbackRateStatement.delayMaster)
    case .distanceNoiseHalved: ProvedStatement(FeedbackRateStatement.delayDistance)
    case .decreasingNoiseHalved: ProvedStatement(FeedbackRateStatement.delayDecreasing)
    case .tunedWithoutWorkers: ProvedStatement(FeedbackRateStatement.localTuned)
    case .batchNoiseHalved, .batchTwiceAveraged: ProvedStatement(FeedbackRateStatement.miniBatchGap)
    case .stationarityStartHalved, .stationarityNoiseHalved:
      ProvedStatement(FeedbackStationarityStatement.delaySimple)
    case .stationarityMasterHalved: ProvedStatement(FeedbackStationarityStatement.delayMaster)
    case .delayLimitBeyond: ProvedStatement(FeedbackMomentStatement.delayLimit)
    case .delayExpansionWithoutHalf: ProvedStatement(FeedbackMomentStatement.delayExpansion)
    case .maskExpansionWithoutHalf: ProvedStatement(FeedbackMomentStatement.maskExpansion)
    case .maskLimitWithoutGrowth: ProvedStatement(FeedbackMomentStatement.maskSquareStable)
    case .maskContractsAtEveryScale: ProvedStatement(FeedbackMomentStatement.maskErrorFactor)
    case .localStepsReachTheMinimiser: ProvedStatement(FeedbackMomentStatement.localFixedPoint)
    case .rowsWithoutGrowth: ProvedStatement(FeedbackProblemStatement.rowNoise)
    case .growthBounded: ProvedStatement(FeedbackProblemStatement.unboundedGrowth)
    }
  }

  public var looseness: String? {
    switch self {
    case .descentErrorHalved, .descentRateDoubled:
      "Young's inequalities for the gradient and for the distance are never tight at once"
    case .descentGapDoubled: "the step condition leaves half of the gap unused"
    case .localHalved: FeedbackErrorStatement.localGeneral.looseness
    case .gapNoiseHalved, .gapStartHalved, .gapWithoutDelay, .gapWithoutGrowth:
      FeedbackRateStatement.delayGap.looseness
    case .masterNoiseHalved: "a quadratic exceeds ⟨∇f, x − x⋆⟩ ≥ F twofold, which hides half of the noise"
    case .batchNoiseHalved: "a quadratic with γ ≤ 1/(2L) turns at most a third of γσ²/n into its gap"
    case .decreasingNoiseHalved: FeedbackRateStatement.delayDecreasing.looseness
    case .stationarityStartHalved, .stationarityNoiseHalved: FeedbackStationarityStatement.delaySimple.looseness
    default: nil
    }
  }
}
