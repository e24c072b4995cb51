/// Which constants of one class follow from another.
public enum InclusionStatement: String, StatementFamily {
  case b1GivesGamma, b1ScaledContraction, b2GivesAlpha, b2ScaledContraction
  case contractiveGivesAlpha, contractiveGivesBeta, contractiveGivesGamma
  case contractiveGivesPrintedAlpha, contractiveGivesPrintedBeta, contractiveGivesPrintedGamma
  case printedGammaFactor, sharpGammaAtMost
  case scaledContractionAtMostB2, b2AtMostB1, roundingCertificates

  public static var topic: String { "Inclusions and certificates" }

  public var text: String {
    switch self {
    case .b1GivesGamma: "B1(α, β) ⊂ B2(α/β, β)"
    case .b1ScaledContraction: "C ∈ B1(α, β) ⇒ (1/β)C ∈ B3(β²/α)"
    case .b2GivesAlpha: "B2(γ, β) ⊂ B1(γ², β)"
    case .b2ScaledContraction: "C ∈ B2(γ, β) ⇒ (1/β)C ∈ B3(β/γ)"
    case .contractiveGivesAlpha: "B3(δ) ⊂ B1((1 − q)², ·)"
    case .contractiveGivesBeta: "B3(δ) ⊂ B1(·, 1 + q) and B2(·, 1 + q)"
    case .contractiveGivesGamma: "B3(δ) ⊂ B2(1 − q, ·)"
    case .contractiveGivesPrintedAlpha: "B3(δ) ⊂ B1(1/(4δ²), ·)"
    case .contractiveGivesPrintedBeta: "B3(δ) ⊂ B1(·, 2) and B2(·, 2)"
    case .contractiveGivesPrintedGamma: "B3(δ) ⊂ B2(1/(2δ), ·)"
    case .printedGammaFactor: "1 − q ≥ 1/(2δ), asymptotically equal for large δ"
    case .sharpGammaAtMost: "1 − q ≤ 1/δ, with equality at δ = 1"
    case .scaledContractionAtMostB2: "with the best constants of one compressor, δ of its best multiple is at most β/γ"
    case .b2AtMostB1: "with the best constants of one compressor, β/γ ≤ β²/α"
    case .roundingCertificates: "nearest rounding to powers of b: β²/α = b², β/γ = b, δ = (b + 1)²/(4b)"
    }
  }
}
