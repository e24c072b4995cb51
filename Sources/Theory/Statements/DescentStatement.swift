/// What a step of compressed gradient descent achieves.
public enum DescentStatement: String, StatementFamily {
  case contractiveDecrease, contractiveRate, b1Decrease, b1Rate, b2Decrease, b2Rate, unbiasedDecrease, unbiasedRate
  case absoluteRate
  case contractiveBestFactor, b1BestFactor, b2BestFactor, unbiasedBestFactor
  case equalityAtEveryStep, contractiveEquality, randKMoments, manyRounds
  case unbiasedDistributed
  case divergence, divergenceSpectrum, divergenceWorkers, divergenceWithoutHeterogeneity

  public static var topic: String { "Compressed gradient descent" }

  public var text: String {
    switch self {
    case .contractiveDecrease: "contractive, γ ≤ 1/L: E f(x⁺) ≤ f(x) − (γ/(2δ))‖∇f(x)‖²; without PŁ, 2δF₀/(γT)"
    case .contractiveRate: "contractive, γ ≤ 1/L, PŁ: factor 1 − γμ/δ"
    case .b1Decrease: "B1, γ < 2/(βL): E f(x⁺) ≤ f(x) − (α/β)γ(1 − γβL/2)‖∇f(x)‖²; without PŁ, F₀/(Tc)"
    case .b1Rate: "B1, γ < 2/(βL), PŁ: factor 1 − (α/β)γμ(2 − γβL)"
    case .b2Decrease: "B2, γ < 2/(βL): E f(x⁺) ≤ f(x) − γ_B2 γ(1 − γβL/2)‖∇f(x)‖²; without PŁ, F₀/(Tc)"
    case .b2Rate: "B2, γ < 2/(βL), PŁ: factor 1 − γ_B2 γμ(2 − γβL)"
    case .unbiasedDecrease: "U, γ < 2/(ζL): E f(x⁺) ≤ f(x) − γ(1 − γζL/2)‖∇f(x)‖²"
    case .unbiasedRate: "U, γ < 2/(ζL), PŁ: factor 1 − γμ(2 − γζL)"
    case .absoluteRate: "absolute, γ ≤ 1/L, PŁ: E f(x⁺) − f⋆ ≤ (1 − γμ)(f(x) − f⋆) + γΔ²/2; floor Δ²/(2μ)"
    case .contractiveBestFactor: "contractive: best factor 1 − μ/(δL), at γ = 1/L"
    case .b1BestFactor: "B1: best factor 1 − (α/β²)μ/L, at γ = 1/(βL)"
    case .b2BestFactor: "B2: best factor 1 − (γ/β)μ/L, at γ = 1/(βL)"
    case .unbiasedBestFactor: "U: best factor 1 − μ/(ζL), at γ = 1/(ζL)"
    case .equalityAtEveryStep: "Rand-k on (L/2)‖x‖²: the factors of B1 and B2 are attained at every γ"
    case .contractiveEquality: "Rand-k on (L/2)‖x‖²: the factor of B3 is attained at γ = 1/L"
    case .randKMoments: "Rand-k: E xᵢ(t)² = xᵢ(0)²[1 − (k/d)(1 − (1 − γλᵢ)²)]ᵗ"
    case .manyRounds: "PŁ: E f(xᵀ) − f⋆ ≤ factorᵀ (f(x⁰) − f⋆)"
    case .unbiasedDistributed: "unbiased, distributed: E‖x⁺ − x⋆‖² ≤ (1 − γμ)‖x − x⋆‖² + 2γ²ωD/n; floor 2γωD/(nμ)"
    case .divergence: "Top-1 on three quadratics without error feedback: xᵏ⁺¹ = (1 + 11γ/6)xᵏ from (t, t, t)"
    case .divergenceSpectrum: "there, ∇²f has the eigenvalues 7/6, 103/6, 103/6"
    case .divergenceWorkers: "there, every worker has L = 69/2"
    case .divergenceWithoutHeterogeneity:
      "there, on the diagonal the mean of the sent entries is −(11/6)x, and ∇f(x) = (7/6)x"
    }
  }

  public var looseness: String? {
    switch self {
    case .unbiasedDistributed:
      "the variance at x⋆ is half of it: ‖∇fᵢ‖² is split by (a + b)² ≤ 2a² + 2b²"
    default: nil
    }
  }
}
