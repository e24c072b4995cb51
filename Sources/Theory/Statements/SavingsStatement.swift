/// How much energy Top-k keeps on average.
public enum SavingsStatement: String, StatementFamily {
  case uniform, exponential, gaussian, pareto, powerLaw, uniformErrorRatio
  case uniformLimit, exponentialLimit, gaussianLimit, paretoLimit

  public static var topic: String { "Average savings of Top-k over Rand-k" }

  public var text: String {
    switch self {
    case .uniform: "uniform: E‖Top-k‖² = d/3 − (d − k)(d − k + 1)(d − k + 2)/(3(d + 1)(d + 2))"
    case .exponential: "exponential: E‖Top-k‖² = k(h² + h₂ + 2h + 2)"
    case .gaussian: "Gaussian: E‖Top-k‖² = d ∫ 2t²φ(t) I_{1−p(t)}(d − k, k) dt"
    case .pareto: "Pareto: E‖Top-k‖² = Γ(d + 1)Γ(k + 1 − c)/((1 − c)Γ(d + 1 − c)Γ(k)), c = 2/a"
    case .powerLaw: "magnitudes i⁻ˢ: ‖Top-k‖² = Σ_{i ≤ k} i⁻²ˢ"
    case .uniformErrorRatio: "uniform: E‖x − Top-k‖²/E‖x − Rand-k‖² = (1 − k/(d + 1))(1 − k/(d + 2))"
    case .uniformLimit: "uniform, ρ = k/d: gain → (1 − (1 − ρ)³)/ρ"
    case .exponentialLimit: "exponential: gain → 1 + (l² + 2l)/2, l = ln(1/ρ)"
    case .gaussianLimit: "Gaussian: gain → 1 + 2tφ(t)/ρ, t = Φ⁻¹(1 − ρ/2)"
    case .paretoLimit: "Pareto: gain → ρ^(−2/a)"
    }
  }
}
