/// False statements that resemble those of the error-feedback framework.
public enum FeedbackFalsehood: String, FalseStatementFamily {
  case descentNoiseHalved, descentNoiseTwiceAveraged, descentErrorHalved, descentGapDoubled, descentRateDoubled
  case descentBeyondItsStep
  case decreaseGradientDoubled, decreaseErrorHalved, decreaseNoiseHalved
  case delayWithoutGrowth, delayNoiseHalved, delayKnowsTheNoise
  case compressionForgetsFaster, compressionForgetsTwice, compressionReachHalved, compressionNoiseHalved
  case localShareInverted, localHalved

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
    }
  }

  public var looseness: String? {
    switch self {
    case .descentErrorHalved, .descentRateDoubled:
      "Young's inequalities for the gradient and for the distance are never tight at once"
    case .descentGapDoubled: "the step condition leaves half of the gap unused"
    case .localHalved: FeedbackErrorStatement.localGeneral.looseness
    default: nil
    }
  }
}
