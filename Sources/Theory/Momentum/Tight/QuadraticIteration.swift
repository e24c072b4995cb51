/// EF and EF21 on `f(x) = (h/2)x²`, `x ∈ ℝ`, with `C(z) = (1 + q)z`: both are linear maps of the plane.
///
/// Their matrices have the trace `τ = (1 − q) − ηh(1 + q)` and the determinant `−q`, hence the spectral radius
///
///     r = (|τ| + √(τ² + 4q))/2,
///
/// which grows with `|τ|`. The larger of the two for `h = μ` and `h = L` is smallest at `η⋆`, where `τ = ±(1 − q)χ` and
/// `r² = ρ⋆`: no constant step is better. For `h = L` the iteration diverges beyond `η = 2(1 − q)/(L(1 + q))`.
///
/// - Source: derived here.
public struct QuadraticIteration: Hashable, Sendable {
  /// `h`.
  public let curvature: Double
  /// `q`.
  public let errorNorm: Double
  /// `η`.
  public let stepSize: Double

  public init(curvature: Double, compressor: ContractiveClass, stepSize: Double) throws(HypothesisViolation) {
    try requirePositive(curvature, "h")
    try requirePositive(stepSize, "η")
    self.curvature = curvature
    errorNorm = compressor.error.squareRoot()
    self.stepSize = stepSize
  }

  /// `τ`.
  public var trace: Double { (1 - errorNorm) - stepSize * curvature * (1 + errorNorm) }

  /// `−q`.
  public var determinant: Double { -errorNorm }

  /// `r`.
  public var spectralRadius: Double { (trace.magnitude + (trace * trace + 4 * errorNorm).squareRoot()) / 2 }

  /// The step size from which on it does not converge.
  public var stabilityLimit: Double { 2 * (1 - errorNorm) / (curvature * (1 + errorNorm)) }
}

extension TightRate {
  /// The largest squared spectral radius over `h ∈ {μ, L}`: at any step size, a lower bound of the rate on all functions.
  public func lowerBound(stepSize: Double) throws(HypothesisViolation) -> Double {
    var largest = 0.0
    for curvature in [strongConvexity, smoothness] {
      let radius = try QuadraticIteration(
        curvature: curvature, compressor: compressor, stepSize: stepSize
      ).spectralRadius
      largest = max(largest, radius * radius)
    }
    return largest
  }
}
