/// Exact moments of sparsifications, signs and roundings, and how their constants compare.
public enum SelectionStatement: String, StatementFamily {
  case randK, unbiasedRandK, independentSelection, adaptiveRandom, adaptiveRandomIndependent
  case scaledSign, scaledSignWithZero
  case roundingSecondMoment, roundingVariance, nearestAsGoodAsScaledUnbiased
  case nearestGridFactor, gridEntryError
  case ditheringSecondMoment, closedFormAtMostClassic, quantisedSGD, oneLevel, matchingResolution

  public static var topic: String { "Exact moments and comparisons of compressors" }

  public var text: String {
    switch self {
    case .randK: "Rand-k: E‖C(x) − x‖² = (1 − k/d)‖x‖²"
    case .unbiasedRandK: "unbiased Rand-k: E‖C(x) − x‖² = (d/k − 1)‖x‖²"
    case .independentSelection: "entries kept with probabilities pᵢ: E‖C(x) − x‖² = Σ (1 − pᵢ)xᵢ²"
    case .adaptiveRandom: "adaptive random sparsification: E‖C(x)‖² = ‖x‖₃³/‖x‖₁"
    case .adaptiveRandomIndependent: "its two readings have one E C(x) and one E‖C(x)‖²"
    case .scaledSign: "scaled sign, sign(0) = 1: E‖C(x) − x‖² = ‖x‖² − ‖x‖₁²/d"
    case .scaledSignWithZero: "scaled sign, sign(0) = 0: ‖C(x)‖² = nnz ‖x‖₁²/d², ⟨C(x), x⟩ = ‖x‖₁²/d"
    case .roundingSecondMoment: "unbiased rounding of t in [a, b]: E C² = (a + b)t − ab"
    case .roundingVariance: "unbiased rounding of t in [a, b]: variance (b − t)(t − a)"
    case .nearestAsGoodAsScaledUnbiased: "nearest rounding has the δ of unbiased rounding scaled by 1/ζ"
    case .nearestGridFactor: "nearest multiple of h: |C(x)ᵢ| ≤ 2|xᵢ|"
    case .gridEntryError: "multiples of h, nearest or random: the squared error of an entry is at most h²/4"
    case .ditheringSecondMoment: "dithering: E‖C(x)‖² = N² Σ h(|xᵢ|/N), h interpolating squares between levels"
    case .closedFormAtMostClassic: "dithering: the closed form of ζ is at most the usual bound"
    case .quantisedSGD: "standard dithering, p = 2, s ≤ √d/2: ζ = √d/s"
    case .oneLevel: "dithering with s = 1, p ≤ 2: the supremum is d^(1/p)"
    case .matchingResolution:
      "p = ∞: exponential levels have the ζ of bˢ⁻¹ standard ones where the smallest level decides"
    }
  }
}
