/// How large the errors of delays, compression and local steps are.
public enum FeedbackErrorStatement: String, StatementFamily {
  case forgettingAtLeast, forgettingAtMost
  case delayed, delayedTable, delayedAdversarially
  case compressed, compressedSimple, compressedUnrolled, compressedFloor
  case meanError, distributed, localGeneral, localConvex, localAlone

  public static var topic: String { "Error-feedback framework: errors" }
  public static var source: Source { .stich2020 }

  public var text: String {
    switch self {
    case .forgettingAtLeast: "p = 1 − √(1 − α) ≥ α/2"
    case .forgettingAtMost: "p = 1 − √(1 − α) ≤ α"
    case .delayed: "fixed delay: E‖e_t‖² ≤ Σ γᵢ²((τ + M)Gᵢ + σ²) over the last τ steps, G = E‖∇f‖²"
    case .delayedTable: "delays that do not depend on the noise: E‖e_t‖² ≤ Σ γᵢ²((τ + M)Gᵢ + σ²)"
    case .delayedAdversarially: "delays that know the noise so far: E‖e_t‖² ≤ τ Σ γᵢ²((1 + M)Gᵢ + σ²)"
    case .compressed: "E‖e⁺‖² ≤ q‖e‖² + γ²q²((1/p + M)‖∇f(x)‖² + σ²), q = √(1 − α)"
    case .compressedSimple: "E‖e⁺‖² ≤ (1 − α/2)‖e‖² + (1 − α)γ²((2/α + M)‖∇f(x)‖² + σ²)"
    case .compressedUnrolled: "E‖e_t‖² ≤ Σ_j q^{j−1}γ²q²((1/p + M)G_{t−j} + σ²)"
    case .compressedFloor: "γ²σ²q²/p ≤ 2(1 − α)γ²σ²/α"
    case .meanError: "‖(1/n) Σ_k eᵏ‖² ≤ V = (1/n) Σ_k ‖eᵏ‖²"
    case .distributed: "n workers: E V⁺ ≤ qV + γ²q²((1/p + M)(ζ² + B²‖∇f(x)‖²) + σ²)"
    case .localGeneral: "local steps: E V_t ≤ 2γ²(h + M) Σ Ḡᵢ + 2γ²(t − t₀)(1 − 1/n)σ²"
    case .localConvex: "local steps, convex f, γ ≤ 2/L: E V_t ≤ γ²(1 − 1/n) Σ (MḠᵢ + σ²)"
    case .localAlone: "one worker, or H = 1: the workers never part, and x̄ is mini-batch SGD"
    }
  }

  public var looseness: String? {
    self == .localGeneral ? "gradients and noise are split by (a + b)² ≤ 2a² + 2b²" : nil
  }
}
