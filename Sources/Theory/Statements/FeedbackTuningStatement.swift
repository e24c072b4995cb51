/// Sums over what is remembered, and step sizes, in the error-feedback framework.
public enum FeedbackTuningStatement: String, StatementFamily {
  case windowSum, windowAtMost, geometricSum, initialWeight
  case threeTerms, twoTerms, strong, strongWithoutLinearTerm, strongWithoutNoise
  case quasiConvexCeiling, ceilingWithoutMemory, simpleCeilingOfDelays, simpleCeilingOfCompression, crudeCeiling
  case retainedGap, retainedGradient, mergedTerms, mergedGradientTerms, decreasingTelescopes, decreasingWindow,
    decreasingGeometricSum

  public static var topic: String { "Error-feedback framework: sums and step sizes" }
  public static var source: Source { .stich2020 }

  public var text: String {
    switch self {
    case .windowSum: "Σ_t w_t Σ_{t−τ ≤ i < t} bᵢ ≤ (((1 − a)^{−τ} − 1)/a) Σ wᵢbᵢ, w_t = (1 − a)^{−(t+1)}"
    case .windowAtMost: "((1 − a)^{−τ} − 1)/a ≤ τ/(1 − aτ) where aτ < 1"
    case .geometricSum: "Σ_t w_t Σ_j q^{j−1}b_{t−j} ≤ (1/(p − a)) Σ wᵢbᵢ where a < p"
    case .initialWeight: "Σ_{t<T} w_t = ((1 − a)^{−T} − 1)/a, T at a = 0"
    case .threeTerms: "min over γ ≤ γ_max of c₀/(γT) + cγ + dγ² ≤ c₀/(γ_max T) + 2√(c₀c/T) + 2(c₀/T)^{2/3}d^{1/3}"
    case .twoTerms: "min over γ ≤ γ_max of c₀/(γT) + cγ ≤ c₀/(γ_max T) + 2√(c₀c/T)"
    case .strong:
      "Ψ(γ) ≤ 2μr₀/(e^{μγ_max T/2} − 1) + (2c/(μT))(1 + ln Q) + d(2 ln Q/(μT))², γ = min{γ_max, 2 ln Q/(μT)}"
    case .strongWithoutLinearTerm: "c = 0: Ψ(γ) ≤ 2μr₀/(e^{μγ_max T/2} − 1) + 2μr₀/(Q − 1) + d(2 ln Q/(μT))²"
    case .strongWithoutNoise: "c = d = 0: Ψ(γ_max) ≤ 2μr₀/(e^{μγ_max T/2} − 1)"
    case .quasiConvexCeiling: "the sharp ceiling solves 24L²γ²Am = 1 − μγm/2"
    case .ceilingWithoutMemory: "nothing kept back: γ_max = 1/(4L(1 + M′))"
    case .simpleCeilingOfDelays: "1/(L max{4(1 + M), 5.2√(τ(τ + M))}) ≤ γ_max"
    case .simpleCeilingOfCompression: "1/(L max{4(1 + M), 5.2√((1/p)(1/p + M))}) ≤ γ_max"
    case .crudeCeiling: "√(τ(τ + M)) ≤ τ + M/2"
    case .retainedGap: "γ ≤ γ_max ⇒ b − S ≥ 1/4"
    case .retainedGradient: "γ ≤ γ_max ⇒ 1 − Lγ(1 + M′) − γ²L²Am ≥ 1/4"
    case .mergedTerms: "one node, γ ≤ γ_max: 12Lγ²σ″² ≤ √6 γσ²"
    case .mergedGradientTerms: "one node, γ ≤ γ_max: 4γ²L²σ″² ≤ 2γLσ²"
    case .decreasingTelescopes: "γ_t = 4/(μ(κ + t)), w_t = κ + t: (w_t/γ_t)(1 − μγ_t/2) ≤ w_{t−1}/γ_{t−1}"
    case .decreasingWindow: "w_t = κ + t: Σ_{1 ≤ j ≤ τ} w_{i+j} ≤ τ(1 + τ/κ)w_i"
    case .decreasingGeometricSum: "Σ_j q^{j−1}(1 + j/κ) ≤ (1/p)(1 + 1/(pκ))"
    }
  }
}
