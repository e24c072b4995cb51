/// What the theorems on EF14 for strongly convex functions assume, the step size apart.
///
/// - Method:      `yᵢ = eᵢ + η gᵢ`,  `x⁺ = x − (1/n) Σᵢ C(yᵢ)`,  `eᵢ⁺ = yᵢ − C(yᵢ)`,  `eᵢ⁰ = 0`.
/// - Hypotheses:  each `fᵢ` is convex and `L`-smooth, `f = (1/n) Σᵢ fᵢ` is `μ`-strongly convex; `C` is contractive,
///                `δ = 1/α`; the noise `gᵢ − ∇fᵢ(x)` has the constants `B`, `C` and is independent over workers.
/// - Source:      `beznosikov2023`.
public struct EF14ConvexHypotheses: Hashable, Sendable {
  /// `L`, the largest of the workers' smoothness constants: not the smoothness of `f`.
  public let smoothness: Double
  /// `μ`.
  public let strongConvexity: Double
  public let compressor: ContractiveClass
  public let noise: NoiseConstants
  /// `D = (1/n) Σᵢ ‖∇fᵢ(x⋆)‖²`, in the units of a squared gradient; 0 for one worker.
  public let heterogeneity: Double
  /// `n`.
  public let workerCount: Int

  public init(
    smoothness: Double, strongConvexity: Double, compressor: ContractiveClass, noise: NoiseConstants,
    heterogeneity: Double, workerCount: Int
  ) throws(HypothesisViolation) {
    try requirePositive(smoothness, "L")
    try require(0 < strongConvexity && strongConvexity <= smoothness, "0 < μ ≤ L", got: strongConvexity)
    try requireNonnegative(heterogeneity, "D")
    try requireAtLeastOne(workerCount, "n")
    self.smoothness = smoothness
    self.strongConvexity = strongConvexity
    self.compressor = compressor
    self.noise = noise
    self.heterogeneity = heterogeneity
    self.workerCount = workerCount
  }

  /// `σ = (2BD + C)/n`, what one step of the virtual iterate gains in squared distance, over `η²`.
  public var virtualNoise: Double {
    (2 * noise.growth * heterogeneity + noise.floor) / Double(workerCount)
  }

  /// `N = 2D(2δ + B) + C`, what feeds the errors.
  public var errorSource: Double {
    2 * heterogeneity * (2 * compressor.delta + noise.growth) + noise.floor
  }

  /// `1/(4L(1 + 2B/n))`: up to this step size the virtual iterate descends.
  public var largestDescentStepSize: Double {
    1 / (4 * smoothness * (1 + 2 * noise.growth / Double(workerCount)))
  }

  /// The largest step size of the theorems,
  /// `min{1/(4L(1 + 2B/n)), 1/(2δμ), 1/(L√(192(δ − 1)(2δ + B)))}`; the last is left out where `δ = 1`.
  public var largestStepSize: Double {
    let delta = compressor.delta
    // A vanishing δ − 1 makes the last entry infinite, which leaves it out of the minimum.
    return min(
      largestDescentStepSize, 1 / (2 * delta * strongConvexity),
      1 / (smoothness * (192 * (delta - 1) * (2 * delta + noise.growth)).squareRoot()))
  }

  /// `1/(10L(2δ + B))`, which is never larger.
  public var simpleStepSize: Double { 1 / (10 * smoothness * (2 * compressor.delta + noise.growth)) }

  func requireAdmits(_ stepSize: Double) throws(HypothesisViolation) {
    try require(0 < stepSize && stepSize <= largestStepSize, "0 < η ≤ η_max", got: stepSize)
  }
}
