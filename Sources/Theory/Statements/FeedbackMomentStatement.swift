/// Exact moments of the methods of the error-feedback framework on quadratics, and what follows from them in closed form.
public enum FeedbackMomentStatement: String, StatementFamily {
  case delayRecursion, delayImpulse, delayMatrix, delayStationary, delayExpansion
  case delayLimit, delayStableBelow, delayDoubleRoot, delaySquareLimit, delaySquareStable, delayLongerByOne
  case maskRecursion, maskMatrix, maskMarginals, maskStationary, maskExpansion, maskSquareStable, maskMeanStable
  case maskErrorFactor, localRecursion, localMean, localFixedPoint, greedyDescent

  public static var topic: String { "Error-feedback framework: exact moments and stability" }
  public static var source: Source { .stich2020 }

  public var text: String {
    switch self {
    case .delayRecursion: "D-SGD: E zzᵀ of z = (x_t, γg_{t−1}, …, γg_{t−τ}) obeys a linear recursion"
    case .delayImpulse: "D-SGD, m = 0: E x_t² = (E x_t)² + γ²σ² Σ_{s<t−τ} h_s², h_{s+1} = h_s − c h_{s−τ}"
    case .delayMatrix: "D-SGD, any Hessian: the recursion of blocks"
    case .delayStationary: "D-SGD: E x² → Kγ²σ²/(1 − Kc²m), K = tan(π/4 + ψ)/(2 sin ω), 2 sin(ω/2) = c, ψ = (2τ + 1)ω/4"
    case .delayExpansion: "D-SGD: that is (γσ²/(2λ))(1 + (τ + ½)c + O(c²))"
    case .delayLimit: "D-SGD: the spectral radius is 1 at c = 2 sin(π/(2(2τ + 1)))"
    case .delayStableBelow: "D-SGD: below that c the spectral radius is below 1, and above it above"
    case .delayDoubleRoot: "D-SGD: at c = τ^τ/(τ + 1)^{τ+1} the spectral radius is τ/(τ + 1)"
    case .delaySquareLimit: "D-SGD: the limit of the mean square solves m tan(ω/2) tan(π/4 + (2τ + 1)ω/4) = 1"
    case .delaySquareStable: "D-SGD: E x² falls below that limit and grows above"
    case .delayLongerByOne: "D-SGD, m = 1: the limit of the mean square is that of the mean for τ + 1"
    case .maskRecursion: "EC-SGD, mask s b: E x², E xe and E e² obey a linear recursion"
    case .maskMatrix: "EC-SGD, any Hessian, Rand-k or Bernoulli: the recursion of matrices"
    case .maskMarginals: "diagonal Hessians: Rand-k and Bernoulli have the same moments, coordinate by coordinate"
    case .maskStationary: "EC-SGD: E x² → γσ²/(λ(2 − (2/α − 1 + m)γλ))"
    case .maskExpansion: "EC-SGD: that is (γσ²/(2λ))(1 + (1/α − ½)c + O(c²)) for m = 0"
    case .maskSquareStable: "EC-SGD: E x² falls for γλ < 2/(2/α − 1 + m) and grows above"
    case .maskMeanStable: "EC-SGD: E x falls for γλ < 2(2 − α)/α and grows above"
    case .maskErrorFactor: "mask s b: E‖u − s b∘u‖² = (1 − 2sα + s²α)‖u‖²"
    case .localRecursion: "local SGD: E x̄² and E V obey a linear recursion"
    case .localMean: "local SGD, m = 0: E x̄² does not depend on H"
    case .localFixedPoint: "local GD on different parabolas ends at Σ(1 − (1 − γa_k)^H)b_k/Σ(1 − (1 − γa_k)^H)"
    case .greedyDescent: "one worker, exact gradients, Top-k, no memory: f(x⁺) ≤ f(x) − γ(1 − Lγ/2)α‖∇f(x)‖²"
    }
  }
}
