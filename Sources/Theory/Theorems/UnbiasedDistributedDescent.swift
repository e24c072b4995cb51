import Foundation

/// Distributed gradient descent with independent unbiased compressors and no error feedback comes near the minimiser.
///
/// - Method:      `x⁺ = x − (γ/n) Σᵢ Cᵢ(∇fᵢ(x))`.
/// - Hypotheses:  each `fᵢ` is convex and `L`-smooth, `f` is `μ`-strongly convex; the `Cᵢ` are unbiased with second
///                moment `ζ = ω + 1` and independent; `0 < γ ≤ 1/(2L(1 + 2ω/n))`.
/// - One step:    `E‖x⁺ − x⋆‖² ≤ (1 − γμ)‖x − x⋆‖² + 2γ²ωD/n`, `D = (1/n) Σᵢ ‖∇fᵢ(x⋆)‖²`.
/// - Conclusion:  `E‖x_k − x⋆‖² ≤ (1 − γμ)ᵏ‖x₀ − x⋆‖² + 2γωD/(nμ)`.
/// - Proof:       the variance of the mean is at most `(ω/n)(1/n) Σᵢ ‖∇fᵢ‖² ≤ (ω/n)(4L(f − f⋆) + 2D)`.
/// - Tightness:   the noise is at most twice what it is at `x⋆`.
/// - Source:      `beznosikov2023` for the setting.
public struct UnbiasedDistributedDescent: ConvergenceTheorem {
  public static var statement: String {
    "distributed compressed GD, unbiased(ω): E‖x_k − x⋆‖² ≤ (1 − γμ)ᵏ‖x₀ − x⋆‖² + 2γωD/(nμ)"
  }
  public static var source: Source { .beznosikov2023 }
  public static var status: Status { .provedHere }
  public static var measure: ProgressMeasure { .squaredDistance }

  public let stepSize: Double
  public let initialSquaredDistance: Double
  /// `1 − γμ`.
  public let contractionFactor: Double
  /// `2γ²ωD/n`, what a round adds.
  public let noise: Double

  /// - Parameters:
  ///   - smoothness: `L`, the largest of the workers' constants.
  ///   - heterogeneity: `D`.
  public init(
    smoothness: Double, strongConvexity mu: Double, compressor: UnbiasedClass, workerCount n: Int,
    heterogeneity: Double, stepSize: Double, initialSquaredDistance: Double
  ) throws(HypothesisViolation) {
    try require(0 < mu && mu <= smoothness, "0 < μ ≤ L", got: mu)
    try requireNonnegative(heterogeneity, "D")
    try requireNonnegative(initialSquaredDistance, "‖x₀ − x⋆‖²")
    let largest = try Self.largestStepSize(smoothness: smoothness, compressor: compressor, workerCount: n)
    try require(0 < stepSize && stepSize <= largest, "0 < γ ≤ 1/(2L(1 + 2ω/n))", got: stepSize)
    self.stepSize = stepSize
    self.initialSquaredDistance = initialSquaredDistance
    contractionFactor = 1 - stepSize * mu
    noise = 2 * stepSize * stepSize * compressor.omega * heterogeneity / Double(n)
  }

  /// `1/(2L(1 + 2ω/n))`.
  public static func largestStepSize(
    smoothness: Double, compressor: UnbiasedClass, workerCount n: Int
  ) throws(HypothesisViolation) -> Double {
    try requirePositive(smoothness, "L")
    try requireAtLeastOne(n, "n")
    return 1 / (2 * smoothness * (1 + 2 * compressor.omega / Double(n)))
  }

  /// What remains for `k → ∞`.
  public var floor: Double { noise / (1 - contractionFactor) }

  public func bound(afterRounds rounds: Int) -> Double {
    pow(contractionFactor, Double(rounds)) * initialSquaredDistance + floor
  }
}
