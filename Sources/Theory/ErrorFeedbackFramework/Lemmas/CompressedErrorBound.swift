/// How the errors of error-compensated SGD grow in one round, and over many.
///
///     E V⁺ ≤ ρV + γ²(w‖∇f(x)‖² + ν),   V = (1/n) Σ_k ‖eᵏ‖² ≥ ‖ē‖².
///
/// The gradients of the workers satisfy `(1/n) Σ_k ‖∇f_k(x)‖² ≤ ζ² + B²‖∇f(x)‖²`; one worker has `ζ² = 0`, `B² = 1`.
///
/// - Source: `stich2020`.
public struct CompressedErrorBound: Hashable, Sendable {
  /// `ρ`.
  public var factor: Double
  /// `w`.
  public var gradientWeight: Double
  /// `ν`.
  public var noise: Double

  /// `ρ = q`, `w = q²(1/p + M)B²`, `ν = q²((1/p + M)ζ² + σ²)`: the best steady state.
  ///
  /// - Proof: the noise is orthogonal to the rest; Young's inequality with `1 + β = 1/q`.
  public static func tight(
    _ compressor: ContractiveClass, noise: NoiseConstants, workers: WorkerGradients = .single
  ) -> CompressedErrorBound {
    let rates = ContractionRates(compressor)
    return CompressedErrorBound(
      factor: rates.factor, squaredFactor: rates.squaredFactor, growth: rates.reach + noise.growth, noise: noise,
      workers: workers)
  }

  /// `ρ = 1 − α/2`, `w = (1 − α)(2/α + M)B²`, `ν = (1 − α)((2/α + M)ζ² + σ²)`: the form of the paper.
  ///
  /// - Proof: as before with `β = α/(2(1 − α))`.
  public static func simple(
    _ compressor: ContractiveClass, noise: NoiseConstants, workers: WorkerGradients = .single
  ) -> CompressedErrorBound {
    CompressedErrorBound(
      factor: 1 - compressor.alpha / 2, squaredFactor: 1 - compressor.alpha,
      growth: 2 / compressor.alpha + noise.growth, noise: noise, workers: workers)
  }

  private init(
    factor: Double, squaredFactor: Double, growth: Double, noise: NoiseConstants, workers: WorkerGradients
  ) {
    self.factor = factor
    gradientWeight = squaredFactor * growth * workers.growth
    self.noise = squaredFactor * (growth * workers.heterogeneity + noise.floor)
  }

  /// Both sides in one round from the errors `eᵏ`, summed to `V`.
  public func sides(
    expectedSquaredError: Double, meanSquaredError: Double, squaredGradient: Double, stepSize: Double
  ) -> InequalitySides {
    InequalitySides(
      left: expectedSquaredError,
      right: factor * meanSquaredError + stepSize * stepSize * (gradientWeight * squaredGradient + noise))
  }

  /// Both sides before step `t`, from `e₀ = 0` on: `E V_t ≤ Σ_{i<t} ρ^{t−1−i} γᵢ²(w Gᵢ + ν)`.
  public func unrolledSides(
    meanSquaredError: Double, at t: Int, stepSizes: [Double], squaredGradients: [Double]
  ) -> InequalitySides {
    var right = 0.0
    for i in 0..<t {
      right = factor * right + stepSizes[i] * stepSizes[i] * (gradientWeight * squaredGradients[i] + noise)
    }
    return InequalitySides(left: meanSquaredError, right: right)
  }

  /// `E‖e⁺‖² = (1 − α)(‖e + γ∇f(x)‖² + γ²E‖ξ‖²)` for the masks Rand-k and Bernoulli, unscaled: no sampling.
  public static func expectedSquaredErrorOfMask(
    _ compressor: ContractiveClass, error: [Double], gradient: [Double], noiseMoment: Double, stepSize: Double
  ) -> Double {
    let mean = zip(error, gradient).reduce(0) { sum, entry in
      let u = entry.0 + stepSize * entry.1
      return sum + u * u
    }
    return compressor.error * (mean + stepSize * stepSize * noiseMoment)
  }
}
