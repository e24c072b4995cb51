import Foundation

/// Compressed gradient descent converges linearly on functions that satisfy the
/// Polyak–Łojasiewicz inequality.
///
/// - Method:      `xᵗ⁺¹ = xᵗ − γ C(∇f(xᵗ))`.
/// - Hypotheses:  `f` is `L`-smooth and `μ`-PŁ; `C` is in a class with decrease `c(γ)`; `γ` is admissible.
/// - Conclusion:  `E f(xᵀ) − f⋆ ≤ (1 − 2μ c(γ))ᵀ (f(x⁰) − f⋆)`.
/// - Proof:       the class's decrease and `‖∇f‖² ≥ 2μ(f − f⋆)`.
/// - Tightness:   equality at every `γ` of 𝔹¹ and 𝔹² for Rand-k on `f = (L/2)‖x‖²`; up to a factor 2 in
///                the exponent is lost on other strongly convex functions.
/// - Source:      `beznosikov2023`.
public struct CompressedGradientDescentLinearRate<Class: DescentClass>: ConvergenceTheorem {
  public static var statement: String {
    "compressed GD, \(Class.name), PŁ: E f(xᵀ) − f⋆ ≤ (1 − 2μc)ᵀ (f(x⁰) − f⋆)"
  }
  public static var source: Source { .beznosikov2023 }
  public static var status: Status { .provedHere }
  public static var measure: ProgressMeasure { .gap }

  public let stepSize: Double
  /// The initial gap `f(x⁰) − f⋆`, in the units of `f`.
  public let initialGap: Double
  /// The factor `1 − 2μc(γ)` by which a round shrinks the gap; in [0, 1).
  public let contractionFactor: Double

  public init(
    smoothness: Double, polyakLojasiewicz mu: Double, compressor: Class, stepSize: Double, initialGap: Double
  ) throws(HypothesisViolation) {
    try requirePositive(smoothness, "L")
    try require(0 < mu && mu <= smoothness, "0 < μ ≤ L", got: mu)
    try requireNonnegative(initialGap, "f(x⁰) − f⋆")
    let decrease = try compressor.decrease(stepSize: stepSize, smoothness: smoothness)
    self.stepSize = stepSize
    self.initialGap = initialGap
    contractionFactor = max(0, 1 - 2 * mu * decrease)
  }

  public func bound(afterRounds rounds: Int) -> Double {
    initialGap * pow(contractionFactor, Double(rounds))
  }

  /// `E(f(x⁺) − f⋆) ≤ (1 − 2μc)(f(x) − f⋆)`.
  public var oneStep: OneStepInequality { OneStepInequality(factor: contractionFactor) }
}
