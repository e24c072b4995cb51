/// The forms in which assumptions about a loss and its oracle are written.
public enum AssumptionForm: String, CaseIterable, Sendable, Codable {
  /// `‖∇f(x) − ∇f(y)‖ ≤ L‖x − y‖`.
  case smooth
  /// `‖∇fᵢ(x) − ∇fᵢ(y)‖ ≤ Lᵢ‖x − y‖` for every worker; one `L` for all, or a list.
  case workerSmooth
  /// `(1/n) Σᵢ ‖∇fᵢ(x) − ∇fᵢ(y)‖² ≤ L²‖x − y‖²`, which `L̃` satisfies.
  case workerSmoothMean
  /// `⟨∇f(x) − ∇f(y), x − y⟩ ≥ μ‖x − y‖²`.
  case stronglyConvex
  /// The same with `μ = 0`.
  case convex
  /// `‖∇f(x)‖² ≥ 2μ(f(x) − inf f)`.
  case polyakLojasiewicz = "PL"
  /// `⟨∇f(x), x − x⋆⟩ ≥ f(x) − f(x⋆) + (μ/2)‖x − x⋆‖²` (`stich2020`).
  case quasiConvex
  /// `(1/n) Σᵢ ‖∇fᵢ(x) − ∇f(x)‖² ≤ ζ²`.
  case heterogeneity
  /// `(1/n) Σᵢ ‖∇fᵢ(x)‖² ≤ ζ² + B²‖∇f(x)‖²` (`stich2020` for the noise of which this is the counterpart).
  case dissimilarity
  /// `(1/n) Σᵢ ‖∇fᵢ(x⋆)‖² ≤ D` (`beznosikov2023`).
  case heterogeneityAtMinimiser
  /// `E‖g − ∇fᵢ(x)‖² ≤ σ²`.
  case boundedVariance
  /// `E‖g − ∇fᵢ(x)‖² ≤ M‖∇fᵢ(x)‖² + σ²` (`stich2020`).
  case noise
  /// `E g = ∇fᵢ(x)` and `E‖g − ∇fᵢ(x)‖² ≤ σ²`.
  case unbiasedGradient
  /// `E‖g_B − ∇fᵢ(x)‖² ≤ σ²/B` for batches of the sizes `B`.
  case batchScaling
  /// `E‖∇fᵢ(x, ξ) − ∇fᵢ(y, ξ)‖² ≤ L²‖x − y‖²`, the same `ξ` at both points.
  case meanSquaredSmooth

  /// The constants that must be given.
  var constants: [String] {
    switch self {
    case .smooth, .workerSmooth, .workerSmoothMean, .meanSquaredSmooth: ["L"]
    case .stronglyConvex, .polyakLojasiewicz, .quasiConvex: ["mu"]
    case .convex, .unbiasedGradient: []
    case .heterogeneity: ["zeta2"]
    case .dissimilarity: ["B2", "zeta2"]
    case .heterogeneityAtMinimiser: ["D"]
    case .boundedVariance, .batchScaling: ["sigma2"]
    case .noise: ["M", "sigma2"]
    }
  }

  /// The constants that may be given.
  var options: [String] {
    switch self {
    case .unbiasedGradient: ["sigma2"]
    case .batchScaling: ["B"]
    default: []
    }
  }

  /// Whether the claim speaks of exact gradients and values, so that single points decide.
  var isExact: Bool {
    switch self {
    case .boundedVariance, .noise, .unbiasedGradient, .batchScaling, .meanSquaredSmooth: false
    default: true
    }
  }

  /// The form as it is written, such as `noise(M=…, sigma2=…)`.
  public var template: String {
    let keys = constants + (self == .unbiasedGradient ? options : [])
    return keys.isEmpty ? rawValue : "\(rawValue)(\(keys.map { "\($0)=…" }.joined(separator: ", ")))"
  }

  /// The measured quantity.
  var quantity: String {
    switch self {
    case .smooth: "‖∇f(x) − ∇f(y)‖/‖x − y‖"
    case .workerSmooth: "‖∇fᵢ(x) − ∇fᵢ(y)‖/‖x − y‖"
    case .workerSmoothMean: "((1/n) Σᵢ ‖∇fᵢ(x) − ∇fᵢ(y)‖²)^½/‖x − y‖"
    case .stronglyConvex, .convex: "⟨∇f(x) − ∇f(y), x − y⟩/‖x − y‖²"
    case .polyakLojasiewicz: "‖∇f(x)‖²/(2(f(x) − inf f))"
    case .quasiConvex: "2(⟨∇f(x), x − x⋆⟩ − f(x) + f(x⋆))/‖x − x⋆‖²"
    case .heterogeneity: "(1/n) Σᵢ ‖∇fᵢ(x) − ∇f(x)‖²"
    case .dissimilarity: "(1/n) Σᵢ ‖∇fᵢ(x)‖² − B²‖∇f(x)‖²"
    case .heterogeneityAtMinimiser: "(1/n) Σᵢ ‖∇fᵢ(x⋆)‖²"
    case .boundedVariance, .unbiasedGradient: "E‖g − ∇f(x)‖²"
    case .batchScaling: "B E‖g − ∇f(x)‖²"
    case .noise: "E‖g − ∇f(x)‖²/(M‖∇f(x)‖² + σ²)"
    case .meanSquaredSmooth: "(E‖∇f(x, ξ) − ∇f(y, ξ)‖²)^½/‖x − y‖"
    }
  }
}
