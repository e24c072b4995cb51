/// What the theorems on EF21-SGDM assume about problem and method, the step size apart.
///
/// - Method:  `xᵗ⁺¹ = xᵗ − γ (1/n) Σᵢ gᵢᵗ`,  `vᵢᵗ⁺¹ = (1 − η) vᵢᵗ + η ∇fᵢ(xᵗ⁺¹, ξ)`,
///            `gᵢᵗ⁺¹ = gᵢᵗ + C(vᵢᵗ⁺¹ − gᵢᵗ)`.
public struct EF21SGDMHypotheses: Hashable, Sendable {
  /// `L`: `f` is `L`-smooth.
  public let smoothness: Double
  /// `L̃ = ((1/n) Σ Lᵢ²)^½`.
  public let quadraticMeanSmoothness: Double
  /// The contraction of the compressor, with its `θ` and `β`.
  public let pair: YoungPair
  /// `n`.
  public let workerCount: Int
  /// `η` in (0, 1]: the weight of the new gradient.
  public let momentum: Double

  public init(
    smoothness: Double, quadraticMeanSmoothness: Double, pair: YoungPair, workerCount: Int, momentum: Double
  ) throws(HypothesisViolation) {
    try requirePositive(smoothness, "L")
    try requirePositive(quadraticMeanSmoothness, "L̃")
    try requireAtLeastOne(workerCount, "n")
    try require(0 < momentum && momentum <= 1, "0 < η ≤ 1", got: momentum)
    self.smoothness = smoothness
    self.quadraticMeanSmoothness = quadraticMeanSmoothness
    self.pair = pair
    self.workerCount = workerCount
    self.momentum = momentum
  }
}
