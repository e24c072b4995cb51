/// Distributed gradient descent with a greedy sparsifier and no error feedback diverges at every step size.
///
/// - Method:      `x⁺ = x − (γ/3) Σᵢ Top-1(∇fᵢ(x))`, three workers in ℝ³.
/// - Problem:     `fᵢ(x) = ⟨aᵢ, x⟩² + ‖x‖²/4`, `a₁ = (−3, 2, 2)`, `a₂ = (2, −3, 2)`, `a₃ = (2, 2, −3)`.
/// - Conclusion:  from `x⁰ = (t, t, t)`, `xᵏ⁺¹ = (1 + 11γ/6) xᵏ` for every `γ > 0`.
/// - Proof:       `⟨aᵢ, x⟩ = t`, `∇f₁(x) = t(−11/2, 9/2, 9/2)`; Top-1 keeps `−11t/2` in entry `i` of worker `i`; their
///                mean is `−(11/6)x`, against `∇f(x) = (7/6)x`.
/// - Source:      `beznosikov2023`.
public enum GreedyDivergence {
  /// `1 + 11γ/6`.
  public static func growthFactor(stepSize: Double) -> Double { 1 + 11 * stepSize / 6 }
}
