/// How far the workers of local SGD can be from their mean, `V = (1/n) Σ_k ‖xᵏ − x̄‖²`, if all have the same `f`.
///
///     E V_t ≤ Σ_i γ² (w Ḡᵢ + ν)   over i = t₀, …, t − 1,   Ḡᵢ = (1/n) Σ_k E‖∇f(xᵢᵏ)‖²,
///
/// where `t₀ ≤ t` is the last time of averaging. With one worker, or averaging after every step, `V = 0`.
///
/// - Source: `stich2020`.
public struct LocalErrorBound: Hashable, Sendable {
  /// `γ`.
  public var stepSize: Double
  /// `w`.
  public var gradientWeight: Double
  /// `ν`.
  public var noise: Double

  /// Any smooth `f`, `H` steps between averages, `h = H − 1`: `w = 2(h + M)`, `ν = 2(1 − 1/n)σ²`.
  ///
  /// - Proof: twice the variance of the sums of gradients, and twice that of the sums of noise, which is uncorrelated
  ///          across workers and time.
  public static func general(
    steps: Int, workerCount n: Int, noise: NoiseConstants, stepSize: Double
  ) throws(HypothesisViolation) -> LocalErrorBound {
    try requireAtLeastOne(steps, "H")
    try requireAtLeastOne(n, "n")
    try requirePositive(stepSize, "γ")
    return LocalErrorBound(
      stepSize: stepSize, gradientWeight: 2 * (Double(steps - 1) + noise.growth),
      noise: 2 * (1 - 1 / Double(n)) * noise.floor)
  }

  /// Convex `f` and `γ ≤ 2/L`: `w = (1 − 1/n)M`, `ν = (1 − 1/n)σ²`.
  ///
  /// - Proof: `V = (1/(2n²)) Σ_{jk} ‖xʲ − xᵏ‖²`, and a gradient step brings no two points apart.
  public static func convex(
    smoothness: Double, workerCount n: Int, noise: NoiseConstants, stepSize: Double
  ) throws(HypothesisViolation) -> LocalErrorBound {
    try requirePositive(smoothness, "L")
    try requireAtLeastOne(n, "n")
    try require(0 < stepSize && stepSize * smoothness <= 2, "0 < γ ≤ 2/L", got: stepSize)
    let share = 1 - 1 / Double(n)
    return LocalErrorBound(stepSize: stepSize, gradientWeight: share * noise.growth, noise: share * noise.floor)
  }

  /// Both sides, from the `Ḡᵢ` since the last time of averaging on.
  public func sides(meanSquaredError: Double, squaredGradientsSinceAveraging: [Double]) -> InequalitySides {
    InequalitySides(
      left: meanSquaredError,
      right: squaredGradientsSinceAveraging.reduce(0) { sum, gradient in
        sum + stepSize * stepSize * (gradientWeight * gradient + noise)
      })
  }
}
