/// What error feedback achieves on strongly convex functions.
public enum ErrorFeedbackStatement: String, StatementFamily {
  case virtualIterate, cocoercivity, cocoercivityOfMean, gradientBound, descent, errorRecursion
  case simpleBound, parametricBound, parametricAtMostSimple, explicitBound, decreasingBound
  case simpleStepAllowed, simpleOffsetAllowed, harmonicSum, printedConstantAllowed, lastTerm
  case memoryBound, memorySimpleBound, randomMemory, randomMemoryMean, randomMemoryCovariance, meanOfWorkers
  case greedyMemory

  public static var topic: String { "Error feedback on strongly convex functions" }

  public var text: String {
    switch self {
    case .virtualIterate: "x̃⁺ = x̃ − η(1/n) Σᵢ gᵢ"
    case .cocoercivity: "(1/n) Σᵢ ‖∇fᵢ(x) − ∇fᵢ(x⋆)‖² ≤ 2L(f(x) − f⋆)"
    case .cocoercivityOfMean: "‖∇f(x)‖² ≤ 2L(f(x) − f⋆)"
    case .gradientBound: "(1/n) Σᵢ ‖∇fᵢ(x)‖² ≤ (1 + t)2L(f(x) − f⋆) + (1 + 1/t)D"
    case .descent: "E‖x̃⁺ − x⋆‖² ≤ (1 − μη/2)‖x̃ − x⋆‖² − (η/2)r + 3LηE + η²σ"
    case .errorRecursion: "E E⁺ ≤ (1 − 1/(2δ))E + η²(1 − 1/δ)[(2δ + B)(4Lr + 2D) + C]"
    case .simpleBound: "(1/W) Σ w_k r_k ≤ 2μX₀/((1 − μη/2)^{−(K+1)} − 1) + 4ησ + 48L(δ − 1)η²N"
    case .parametricBound: "(1/W) Σ w_k r_k ≤ the bound with Young parameters ρ, θ, a, t"
    case .parametricAtMostSimple: "with standard parameters it is at most the bound with fixed constants"
    case .explicitBound: "with η = min{η_max, 4 ln(K+1)/(μ(K+1))}, the bound with logarithms"
    case .decreasingBound: "η_k = 4/(μ(κ+k)): (1/W) Σ w_k r_k ≤ [μκ²X₀ + 16(K+1)σ/μ + 768L(δ − 1)N S_K/μ²]/W"
    case .simpleStepAllowed: "η = 1/(10L(2δ + B)) ≤ η_max"
    case .simpleOffsetAllowed: "κ = 40L(2δ + B)/μ ≥ max{4/(μη_max), 2δ}"
    case .harmonicSum: "S_K ≤ 1/κ + ln(1 + K/κ)"
    case .printedConstantAllowed: "κ = 56L(2δ + B)/μ and η = 1/(14L(2δ + B)) are admissible"
    case .lastTerm: "L(δ − 1)η ≤ 1/(2√96) ⇒ 48L(δ − 1)η²N ≤ 2.45 η(C + 2D(2δ + B))"
    case .memoryBound: "E‖gᵢ‖² ≤ G² ⇒ E‖eᵢ‖² ≤ η²G²(δ − 1)δ(1 + q)²"
    case .memorySimpleBound: "that is at most 4δ(δ − 1)η²G²"
    case .randomMemory: "constant g, Rand-k: E‖e‖² → η²‖g‖²(δ − 1)(2δ − 1) + (δ − 1)Cη²"
    case .randomMemoryMean: "constant g, Rand-k: E e → η(δ − 1)g"
    case .randomMemoryCovariance: "constant g, Rand-k: covariance trace → η²‖g‖²δ(δ − 1)"
    case .meanOfWorkers: "n independent Rand-k, Σᵢ gᵢ = 0: E‖ē‖² → η²δ(δ − 1)D/n"
    case .greedyMemory: "constant flat g, Top-k, d/k whole: ‖e‖² = η²‖g‖²(δ − 1)(2δ − 1)/6"
    }
  }

  public var looseness: String? {
    switch self {
    case .simpleBound, .decreasingBound:
      "it adds worst cases that exclude each other: aligned errors of all workers, and Young's inequality with fixed parameters"
    case .parametricBound: "it assumes that the errors of all workers are aligned with the gradient at every round"
    case .parametricAtMostSimple: "the step condition leaves room in R ≥ 1/4"
    case .explicitBound: "it is above the bound with fixed constants, which is loose"
    case .printedConstantAllowed: "the printed constants 56 and 14 are larger than 40 and 10, which suffice"
    default: nil
    }
  }
}
