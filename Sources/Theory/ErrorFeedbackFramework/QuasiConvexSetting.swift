/// What the theorems of the error-feedback framework on quasi-convex functions assume about a problem.
///
///     ‖∇f(x) − ∇f(y)‖ ≤ L‖x − y‖,
///     f(x) − f⋆ + (μ/2)‖x − x⋆‖² ≤ ⟨∇f(x), x − x⋆⟩,
///     g = ∇f(x) + ξ,   E[ξ | past] = 0,   E‖ξ‖² ≤ M‖∇f(x)‖² + σ².
///
/// The second line holds for `μ`-strongly convex functions, and for others. The first two give `μ ≤ L` and
/// `‖∇f(x)‖² ≤ 2L(f(x) − f⋆)`.
///
/// - Source: `stich2020`.
public struct QuasiConvexSetting: Hashable, Sendable {
  /// `L`.
  public let smoothness: Double
  /// `μ ≥ 0`.
  public let quasiConvexity: Double
  /// `M`, its growth, and `σ²`, its floor.
  public let noise: NoiseConstants

  public init(
    smoothness: Double, quasiConvexity: Double, noise: NoiseConstants
  ) throws(HypothesisViolation) {
    try requirePositive(smoothness, "L")
    try require(0 <= quasiConvexity && quasiConvexity <= smoothness, "0 ≤ μ ≤ L", got: quasiConvexity)
    self.smoothness = smoothness
    self.quasiConvexity = quasiConvexity
    self.noise = noise
  }
}

extension NoiseConstants {
  /// Noise with `E‖ξ‖² ≤ M‖∇f(x)‖² + σ²`, in the letters of `stich2020`.
  public init(growth: Double, variance: Double) throws(HypothesisViolation) {
    try requireNonnegative(growth, "M")
    try requireNonnegative(variance, "σ²")
    try self.init(growth: growth, floor: variance)
  }
}
