import Foundation

/// Compressed gradient descent with a bounded absolute error converges linearly to a floor.
///
/// - Method:      `xᵗ⁺¹ = xᵗ − γ C(∇f(xᵗ))`.
/// - Hypotheses:  `f` is `L`-smooth and `μ`-PŁ; `E‖C(x) − x‖² ≤ Δ²`; `0 < γ ≤ 1/L`.
/// - Conclusion:  `E f(xᵀ) − f⋆ ≤ (1 − γμ)ᵀ (f(x⁰) − f⋆) + Δ²/(2μ)`.
/// - Proof:       `γL ≤ 1` and smoothness give `E f(x⁺) ≤ f(x) + (γ/2)(E‖C − g‖² − ‖g‖²)`, with
///                `g = ∇f(x)`; use `‖g‖² ≥ 2μ(f − f⋆)` and sum the geometric series.
/// - Source:      `beznosikov2023`.
public struct AbsoluteCompressedGradientDescentRate: ConvergenceTheorem {
  public static var statement: String {
    "compressed GD, absolute error, PŁ: E f(xᵀ) − f⋆ ≤ (1 − γμ)ᵀ (f(x⁰) − f⋆) + Δ²/(2μ)"
  }
  public static var source: Source { .beznosikov2023 }
  public static var status: Status { .provedHere }
  public static var measure: ProgressMeasure { .gap }

  public let stepSize: Double
  /// The initial gap `f(x⁰) − f⋆`, in the units of `f`.
  public let initialGap: Double
  /// The factor `1 − γμ`; in [0, 1).
  public let contractionFactor: Double
  /// `Δ²/(2μ)`, in the units of `f`.
  public let floor: Double

  public init(
    smoothness: Double, polyakLojasiewicz mu: Double, compressor: AbsoluteClass, stepSize: Double,
    initialGap: Double
  ) throws(HypothesisViolation) {
    try requirePositive(smoothness, "L")
    try require(0 < mu && mu <= smoothness, "0 < μ ≤ L", got: mu)
    let product = stepSize * smoothness
    // `(1/L)·L` may round to a number just above 1.
    try require(0 < product && product <= 1 + .ulpOfOne, "0 < γL ≤ 1", got: product)
    try requireNonnegative(initialGap, "f(x⁰) − f⋆")
    self.stepSize = stepSize
    self.initialGap = initialGap
    contractionFactor = max(0, 1 - stepSize * mu)
    floor = compressor.errorBound * compressor.errorBound / (2 * mu)
  }

  public func bound(afterRounds rounds: Int) -> Double {
    initialGap * pow(contractionFactor, Double(rounds)) + floor
  }
}
