/// How the virtual iterate of the error-feedback framework moves in one step.
public enum VirtualIterateStatement: String, StatementFamily {
  case virtualIterate, pendingSteps, gradientBound, constantsInOrder, quasiConvexityOnALine
  case parametricDescent, simpleDescent, virtualGapDescent, workersDescent
  case parametricDecrease, simpleDecrease, workersDecrease

  public static var topic: String { "Error-feedback framework: virtual iterate and descent" }
  public static var source: Source { .stich2020 }

  public var text: String {
    switch self {
    case .virtualIterate: "x̃⁺ = x̃ − γ(1/n) Σ_k gᵏ, whatever is sent"
    case .pendingSteps: "delays: e_t = Σ γᵢgᵢ over i < t ≤ i + Dᵢ"
    case .gradientBound: "‖∇f(x)‖² ≤ 2LF(x), F = f − f⋆"
    case .constantsInOrder: "quasi-convex and smooth: μ ≤ L"
    case .quasiConvexityOnALine:
      "one dimension: f(y)/y − f(x)/x = ∫ₓʸ (sf′(s) − f(s))/s² ds, so that μ = 0 is admissible iff f(x)/|x| never falls"
    case .parametricDescent:
      "E‖x̃⁺ − x⋆‖² ≤ (1 − (1 − θ₂)μγ)‖x̃ − x⋆‖² − γ(2 − θ₁ − 2Lγ(1 + M))F(x) + γ(2L/θ₁ + μ(1 − θ₂)/θ₂)‖e‖² + γ²σ²"
    case .simpleDescent:
      "γ ≤ 1/(4L(1 + M)): E‖x̃⁺ − x⋆‖² ≤ (1 − μγ/2)‖x̃ − x⋆‖² − (γ/2)F(x) + γ²σ² + 3Lγ‖e‖²"
    case .virtualGapDescent:
      "E‖x̃⁺ − x⋆‖² ≤ (1 − μγ/2)‖x̃ − x⋆‖² − 2γF(x̃) + γ(L + μ)‖e‖² + γ²((1 + M)‖∇f(x)‖² + σ²)"
    case .workersDescent: "n workers with one f: the same with means over the workers, M/n and σ²/n"
    case .parametricDecrease:
      "E f(x̃⁺) ≤ f(x̃) − (γ/2)(1 − Lγ(1 + M))‖∇f(x)‖² + γ²Lσ²/2 + (γL²/2)‖e‖²"
    case .simpleDecrease: "γ ≤ 1/(2L(1 + M)): E f(x̃⁺) ≤ f(x̃) − (γ/4)‖∇f(x)‖² + γ²Lσ²/2 + (γL²/2)‖e‖²"
    case .workersDecrease: "n workers with one f: E f(x̃⁺) with means over the workers, M/n and σ²/n"
    }
  }
}
