/// What is known of compressors that are put together; `Q` is unbiased, and all randomness is independent.
public enum CompositionStatement: String, StatementFamily {
  case unbiasedAfterUnbiased, afterB1Alpha, afterB1Beta, afterB2Gamma, afterB2Beta, afterContractive
  case projectionAlpha, projectionGamma, projectionBeta, afterProjection
  case average, blockwiseContraction, blockwiseUnbiased
  case contractiveAfterContractive, notClosed, nestedSelections
  case induced

  public static var topic: String { "Composition and combination" }

  public var text: String {
    switch self {
    case .unbiasedAfterUnbiased: "Q₁∘Q₂ ∈ U(ζ₁ζ₂)"
    case .afterB1Alpha: "C ∈ B1(α, β) ⇒ Q∘C ∈ B1(α, ·)"
    case .afterB1Beta: "C ∈ B1(α, β) ⇒ Q∘C ∈ B1(·, ζβ)"
    case .afterB2Gamma: "C ∈ B2(γ, β) ⇒ Q∘C ∈ B2(γ, ·)"
    case .afterB2Beta: "C ∈ B2(γ, β) ⇒ Q∘C ∈ B2(·, ζβ)"
    case .afterContractive: "C ∈ B3(δ) ⇒ (1/ζ)Q∘C ∈ B3(ζδ)"
    case .projectionAlpha: "⟨C, x⟩ = ‖C‖², C ∈ B3(δ) ⇒ C ∈ B1(1/δ, ·)"
    case .projectionGamma: "⟨C, x⟩ = ‖C‖², C ∈ B3(δ) ⇒ C ∈ B2(1/δ, ·)"
    case .projectionBeta: "⟨C, x⟩ = ‖C‖² ⇒ C ∈ B1(·, 1) and B2(·, 1)"
    case .afterProjection: "⟨C, x⟩ = ‖C‖², C ∈ B3(δ) ⇒ λQ∘C ∈ B3 with 1/δ′ = λ(2 − λζ)/δ"
    case .average: "Σ wᵢCᵢ ∈ B3 with 1/δ = Σ wᵢ/δᵢ"
    case .blockwiseContraction: "compressors on blocks: δ = max δⱼ"
    case .blockwiseUnbiased: "compressors on blocks: ζ = max ζⱼ"
    case .contractiveAfterContractive: "C₂∘C₁ has the error factor q₁ + q₂ + q₁q₂"
    case .notClosed: "C(x) = 1.9x has the relative error 0.81, and C∘C has 6.8121"
    case .nestedSelections: "Top-k₂∘Top-k₁ = Top-min(k₁, k₂)"
    case .induced: "C ∈ B3(δ) ⇒ C(x) + Q(x − C(x)) ∈ U(ζ − (ζ − 1)/δ)"
    }
  }
}
