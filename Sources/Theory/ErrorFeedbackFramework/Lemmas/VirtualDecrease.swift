/// Decrease of a smooth function, convex or not, along the virtual iterate.
///
///     E f(x̃⁺) ≤ f(x̃) − w (1/n) Σ_k ‖∇f(xᵏ)‖² + ε (1/n) Σ_k ‖xᵏ − x̃‖² + ν,   ε = γL²/2,  ν = γ²Lσ²/(2n).
///
/// - Proof:  the descent inequality at `x̃`, and `−⟨∇f(x̃), ∇f(x)⟩ ≤ −‖∇f(x)‖²/2 + L²‖e‖²/2`.
/// - Source: `stich2020`.
public struct VirtualDecrease: Hashable, Sendable {
  /// `γ`.
  public var stepSize: Double
  /// `w`.
  public var gradientWeight: Double
  /// `ε`.
  public var errorWeight: Double
  /// `ν`.
  public var noise: Double

  /// `w = (γ/2)(1 − Lγ(1 + M/n))`, at any step size; it may be negative.
  public static func parametric(
    smoothness: Double, noise: NoiseConstants, workerCount n: Int = 1, stepSize: Double
  ) throws(HypothesisViolation) -> VirtualDecrease {
    try requirePositive(smoothness, "L")
    try requireAtLeastOne(n, "n")
    try requirePositive(stepSize, "γ")
    return VirtualDecrease(
      stepSize: stepSize, gradientWeight: stepSize / 2 * (1 - smoothness * stepSize * (1 + noise.growth / Double(n))),
      errorWeight: stepSize * smoothness * smoothness / 2,
      noise: stepSize * stepSize * smoothness * noise.floor / (2 * Double(n)))
  }

  /// `w = γ/4`, for `γ ≤ 1/(2L(1 + M/n))`.
  public static func simple(
    smoothness: Double, noise: NoiseConstants, workerCount n: Int = 1, stepSize: Double
  ) throws(HypothesisViolation) -> VirtualDecrease {
    var lemma = try parametric(smoothness: smoothness, noise: noise, workerCount: n, stepSize: stepSize)
    let largest = largestSimpleStepSize(smoothness: smoothness, noise: noise, workerCount: n)
    try require(stepSize <= largest, "γ ≤ 1/(2L(1 + M/n))", got: stepSize)
    lemma.gradientWeight = stepSize / 4
    return lemma
  }

  /// `1/(2L(1 + M/n))`.
  public static func largestSimpleStepSize(
    smoothness: Double, noise: NoiseConstants, workerCount n: Int = 1
  ) -> Double {
    1 / (2 * smoothness * (1 + noise.growth / Double(n)))
  }

  /// Both sides at a state.
  ///
  /// - Parameters:
  ///   - virtualValue: `f(x̃)`.
  ///   - expectedValue: `E f(x̃⁺)`. On a quadratic it is the value at the mean step plus `(γ²/2) tr(A Cov ξ)`; in
  ///     general it is summed over the support of the noise.
  public func sides(at state: VirtualState, virtualValue: Double, expectedValue: Double) -> InequalitySides {
    InequalitySides(
      left: expectedValue,
      right: virtualValue - gradientWeight * state.meanSquaredGradient + errorWeight * state.meanSquaredError + noise)
  }
}
