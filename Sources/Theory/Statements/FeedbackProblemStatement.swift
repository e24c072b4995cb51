/// The constants of losses and noise for which the error-feedback framework is checked.
public enum FeedbackProblemStatement: String, StatementFamily {
  case quadraticSmoothness, quadraticNoise, rowNoise, interpolatingNoise, logisticSmoothness, logisticNoise
  case angularSmoothness, angularQuasiConvexity, angularCurvature
  case sineSmoothness, sineQuasiConvexity, sineCurvature, saturatingSmoothness, saturatingCurvature
  case commonMinimiser, commonMatrix, unboundedGrowth

  public static var topic: String { "Error-feedback framework: losses and noise" }
  public static var source: Source { .stich2020 }

  public var text: String {
    switch self {
    case .quadraticSmoothness: "quadratic: L = λ_max, and μ = λ_min is admissible"
    case .quadraticNoise: "noise √m ν∇f(x) + ζ: E‖ξ‖² = m‖∇f(x)‖² + tr Cov ζ at every x"
    case .rowNoise: "least squares, a random row: E‖ξ‖² ≤ M‖∇f(x)‖² + s⋆ + hᵀ(MH² − Q + H²)⁻¹h for M > M₀"
    case .interpolatingNoise: "least squares without residuals: E‖ξ‖² ≤ M₀‖∇f(x)‖², M₀ = λ_max(H⁻¹(Q − H²)H⁻¹)"
    case .logisticSmoothness: "logistic losses with a ridge: L = λ_max(AᵀA)/(4N) + λ"
    case .logisticNoise: "logistic losses, a random row: E‖ξ‖² ≤ (1/N) Σ ‖aᵢ‖²"
    case .angularSmoothness: "r²(1 + β cos 4θ): L = 2 + 14β"
    case .angularQuasiConvexity: "r²(1 + β cos 4θ): F + (1 − β)‖x‖² ≤ ⟨∇f(x), x⟩"
    case .angularCurvature: "r²(1 + β cos 4θ): the least curvature is 2 − 14β, so that it is convex iff β ≤ 1/7"
    case .sineSmoothness: "Σ xⱼ²/2 + (b/2) sin² xⱼ: L = 1 + b"
    case .sineQuasiConvexity: "Σ xⱼ²/2 + (b/2) sin² xⱼ: F + (1 + b h_min)‖x‖²/2 ≤ ⟨∇f(x), x⟩"
    case .sineCurvature: "Σ xⱼ²/2 + (b/2) sin² xⱼ: the least curvature is 1 − b, so that it is convex iff b ≤ 1"
    case .saturatingSmoothness: "Σ xⱼ²/(1 + xⱼ²): L = 2"
    case .saturatingCurvature: "Σ xⱼ²/(1 + xⱼ²): the least curvature is −1/2"
    case .commonMinimiser: "quadratics with one centre: (1/n) Σ ‖∇f_k‖² ≤ λ_max(H⁻¹ mean(A_k²) H⁻¹)‖∇f‖²"
    case .commonMatrix: "quadratics with one matrix: (1/n) Σ ‖∇f_k‖² = mean‖A(c_k − c̄)‖² + ‖∇f‖²"
    case .unboundedGrowth: "√(1 + x²) with noise xν: at σ² = 0 the point x needs M = 1 + x²"
    }
  }
}
