/// What is known of `λC` if nothing but a class of `C` is known.
public enum ScalingStatement: String, StatementFamily {
  case b1Alpha, b1Beta, b1Contraction, b1BestFactor
  case b2Gamma, b2Beta, b2Contraction, b2BestFactor
  case unbiasedB1Alpha, unbiasedB1Beta, unbiasedB2Gamma, unbiasedContraction, unbiasedBestFactor,
    unbiasedWithoutContraction
  case contractiveFactor, contractiveNeverImproves

  public static var topic: String { "Scaling λC, λ > 0" }

  public var text: String {
    switch self {
    case .b1Alpha: "C ∈ B1(α, β) ⇒ λC ∈ B1(λ²α, ·)"
    case .b1Beta: "C ∈ B1(α, β) ⇒ λC ∈ B1(·, λβ)"
    case .b1Contraction: "C ∈ B1(α, β) ⇒ λC ∈ B3 with 1/δ = λ(2/β − λ)α, 0 < λ < 2/β"
    case .b1BestFactor: "of these δ the smallest is β²/α, at λ = 1/β"
    case .b2Gamma: "C ∈ B2(γ, β) ⇒ λC ∈ B2(λγ, ·)"
    case .b2Beta: "C ∈ B2(γ, β) ⇒ λC ∈ B2(·, λβ)"
    case .b2Contraction: "C ∈ B2(γ, β) ⇒ λC ∈ B3 with 1/δ = λ(2 − λβ)γ, 0 < λ < 2/β"
    case .b2BestFactor: "of these δ the smallest is β/γ, at λ = 1/β"
    case .unbiasedB1Alpha: "C ∈ U(ζ) ⇒ λC ∈ B1(λ², ·)"
    case .unbiasedB1Beta: "C ∈ U(ζ) ⇒ λC ∈ B1(·, λζ) and B2(·, λζ)"
    case .unbiasedB2Gamma: "C ∈ U(ζ) ⇒ λC ∈ B2(λ, ·)"
    case .unbiasedContraction: "C ∈ U(ζ) ⇒ λC ∈ B3 with 1/δ = λ(2 − λζ), 0 < λ < 2/ζ; at λ = 1, δ = 1/(2 − ζ)"
    case .unbiasedBestFactor: "of these δ the smallest is ζ, at λ = 1/ζ"
    case .unbiasedWithoutContraction: "where ζ ≥ 2 is attained, C itself has no δ: its error is at least 1"
    case .contractiveFactor: "C ∈ B3(δ) ⇒ λC has the error factor λq + |1 − λ|, q = √(1 − 1/δ)"
    case .contractiveNeverImproves: "no λ makes that factor smaller than q"
    }
  }
}
