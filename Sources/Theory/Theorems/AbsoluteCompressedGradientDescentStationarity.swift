/// Compressed gradient descent with a bounded absolute error drives the gradient down to a floor.
///
/// - Method:      `xᵗ⁺¹ = xᵗ − γ C(∇f(xᵗ))`.
/// - Hypotheses:  `f` is `L`-smooth and bounded below; `E‖C(x) − x‖² ≤ Δ²`; `0 < γ ≤ 1/L`.
/// - Conclusion:  `(1/T) Σ E‖∇f(xᵗ)‖² ≤ 2(f(x⁰) − f⋆)/(γT) + Δ²`.
/// - Proof:       sum `E f(x⁺) ≤ f(x) − (γ/2)‖∇f(x)‖² + (γ/2)Δ²` over the rounds.
/// - Source:      `beznosikov2023`, which treats the strongly convex case.
public struct AbsoluteCompressedGradientDescentStationarity: ConvergenceTheorem {
  public static var statement: String {
    "compressed GD, absolute error: mean E‖∇f(xᵗ)‖² ≤ 2(f(x⁰) − f⋆)/(γT) + Δ²"
  }
  public static var source: Source { .beznosikov2023 }
  public static var status: Status { .provedHere }
  public static var measure: ProgressMeasure { .meanSquaredGradient }

  public let stepSize: Double
  /// The initial gap `f(x⁰) − f⋆`, in the units of `f`.
  public let initialGap: Double
  /// `Δ²`, in the units of a squared gradient.
  public let floor: Double

  public init(
    smoothness: Double, compressor: AbsoluteClass, stepSize: Double, initialGap: Double
  ) throws(HypothesisViolation) {
    try requirePositive(smoothness, "L")
    let product = stepSize * smoothness
    // `(1/L)·L` may round to a number just above 1.
    try require(0 < product && product <= 1 + .ulpOfOne, "0 < γL ≤ 1", got: product)
    try requireNonnegative(initialGap, "f(x⁰) − f⋆")
    self.stepSize = stepSize
    self.initialGap = initialGap
    floor = compressor.errorBound * compressor.errorBound
  }

  public func bound(afterRounds rounds: Int) -> Double {
    rounds < 1 ? .infinity : 2 * initialGap / (stepSize * Double(rounds)) + floor
  }
}
