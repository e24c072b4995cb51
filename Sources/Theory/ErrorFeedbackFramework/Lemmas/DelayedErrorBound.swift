/// How large the error of SGD with delayed gradients can be: `e` is the sum of the steps not yet applied.
///
///     E‖e_t‖² ≤ Σ_i γᵢ² (w Gᵢ + ν)   over i = max(t − τ, 0), …, t − 1,   Gᵢ = E‖∇f(xᵢ)‖².
///
/// - Source: `stich2020`.
public struct DelayedErrorBound: Hashable, Sendable {
  /// `τ`.
  public var delay: Int
  /// `w`.
  public var gradientWeight: Double
  /// `ν`.
  public var noise: Double

  /// Delays of at most `τ` that are fixed, or independent of the noise: `w = τ + M`, `ν = σ²`.
  ///
  /// - Proof: the pending gradients do not depend on each other's noise, so that the noise adds up in variance alone;
  ///          Cauchy and Schwarz for the at most `τ` gradients. Equality occurs.
  public static func independent(delay: Int, noise: NoiseConstants) throws(HypothesisViolation) -> DelayedErrorBound {
    try require(delay >= 0, "τ ≥ 0", got: Double(delay))
    return DelayedErrorBound(delay: delay, gradientWeight: Double(delay) + noise.growth, noise: noise.floor)
  }

  /// Delays of at most `τ` that may depend on the noise so far: `w = τ(1 + M)`, `ν = τσ²`.
  ///
  /// - Proof: Cauchy and Schwarz for the at most `τ` stochastic gradients.
  public static func adversarial(delay: Int, noise: NoiseConstants) throws(HypothesisViolation) -> DelayedErrorBound {
    try require(delay >= 0, "τ ≥ 0", got: Double(delay))
    let tau = Double(delay)
    return DelayedErrorBound(delay: delay, gradientWeight: tau * (1 + noise.growth), noise: tau * noise.floor)
  }

  /// Both sides before step `t`.
  ///
  /// - Parameters:
  ///   - stepSizes: `γᵢ` for `i < t`, at least.
  ///   - squaredGradients: `Gᵢ` for `i < t`, at least.
  public func sides(
    meanSquaredError: Double, at t: Int, stepSizes: [Double], squaredGradients: [Double]
  ) -> InequalitySides {
    let right = (max(t - delay, 0)..<t).reduce(0) { sum, i in
      sum + stepSizes[i] * stepSizes[i] * (gradientWeight * squaredGradients[i] + noise)
    }
    return InequalitySides(left: meanSquaredError, right: right)
  }
}
