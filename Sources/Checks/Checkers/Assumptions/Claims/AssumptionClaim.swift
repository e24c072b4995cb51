/// What is claimed of one oracle, with numbers.
public enum AssumptionClaim: Hashable, Sendable, Codable {
  case smooth([Double])
  /// One constant a worker.
  case workerSmooth([Double])
  case workerSmoothMean(Double)
  /// Convex where the constant is 0.
  case stronglyConvex(Double)
  case polyakLojasiewicz(Double)
  case quasiConvex(Double)
  case heterogeneity(Double)
  /// `(1/n) Σᵢ ‖∇fᵢ‖² ≤ ζ² + B²‖∇f‖²`.
  case dissimilarity(growth: Double, floor: Double)
  case heterogeneityAtMinimiser(Double)
  /// `E‖g − ∇f‖² ≤ M‖∇f‖² + σ²`.
  case noise(growth: Double, floor: Double)
  /// Without a variance nothing can be tested.
  case unbiased(variance: Double?)
  case batchScaling(variance: Double, sizes: [Int])
  case meanSquaredSmooth(Double)

  /// The sizes of batches where the claim names none.
  static let batchSizes: [Double] = [1, 2, 4, 16]

  /// The number of laws that the claim speaks of at one point: one a worker and a size of a batch. Each may spend
  /// the calls of a claim.
  func lawCount(_ nature: OracleNature) -> Int {
    if case .batchScaling(_, let sizes) = self { return sizes.count * nature.workerCount }
    return nature.workerCount
  }

  /// Why the claim cannot be judged on what such an oracle knows; nil where it can.
  func obstacle(_ nature: OracleNature) -> String? {
    func needs(_ known: Bool, _ what: String) -> String? { known ? nil : what }
    let gradients = needs(
      nature.knowsGradients,
      "The exact gradient is unknown: offer gradient(x). Single stochastic gradients say nothing of it.")
    let draws = needs(nature.isStochastic, "There are no stochastic gradients to judge.")
    let values = needs(nature.knowsValues, "The values of f are unknown: offer value(x).")
    let minimiser = needs(nature.minimiser != nil, "The minimiser of f is unknown: tell it as minimiser.")
    switch self {
    case .smooth, .workerSmooth, .workerSmoothMean, .stronglyConvex, .heterogeneity, .dissimilarity:
      return gradients
    case .polyakLojasiewicz: return gradients ?? values
    case .quasiConvex: return gradients ?? values ?? minimiser
    case .heterogeneityAtMinimiser: return gradients ?? minimiser
    case .noise(let growth, _):
      return draws
        ?? (growth > 0 && !nature.knowsGradients
          ? "The exact gradient is unknown, so that M‖∇f(x)‖² is: offer gradient(x), or claim boundedVariance, "
            + "which pairs of draws can refute." : nil)
    case .unbiased(nil):
      return "Unbiasedness without a bound on the variance cannot be refuted by any valid test: a far value of tiny "
        + "probability restores any mean. Add the bound: unbiasedGradient(sigma2=…)."
    case .unbiased, .meanSquaredSmooth: return draws
    case .batchScaling:
      return draws ?? needs(nature.takesBatches, "The oracle takes no size of a batch: offer a parameter batch.")
    }
  }
}
