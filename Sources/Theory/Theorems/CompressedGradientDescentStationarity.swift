/// Compressed gradient descent drives the gradient of a smooth function to zero.
///
/// - Method:      `xᵗ⁺¹ = xᵗ − γ C(∇f(xᵗ))`.
/// - Hypotheses:  `f` is `L`-smooth and bounded below; `C` is in a class with decrease `c(γ)`; `γ` is
///                admissible.
/// - Conclusion:  `(1/T) Σ E‖∇f(xᵗ)‖² ≤ (f(x⁰) − f⋆)/(T c(γ))`.
/// - Proof:       sum the class's decrease over the rounds.
/// - Source:      `beznosikov2023`.
public struct CompressedGradientDescentStationarity<Class: DescentClass>: ConvergenceTheorem {
  public static var statement: String {
    "compressed GD, \(Class.name): mean E‖∇f(xᵗ)‖² ≤ (f(x⁰) − f⋆)/(cT)"
  }
  public static var source: Source { .beznosikov2023 }
  public static var status: Status { .provedHere }
  public static var measure: ProgressMeasure { .meanSquaredGradient }

  public let stepSize: Double
  /// The initial gap `f(x⁰) − f⋆`, in the units of `f`.
  public let initialGap: Double
  /// `c(γ)`, in units of a step size.
  public let decrease: Double

  public init(
    smoothness: Double, compressor: Class, stepSize: Double, initialGap: Double
  ) throws(HypothesisViolation) {
    try requirePositive(smoothness, "L")
    try requireNonnegative(initialGap, "f(x⁰) − f⋆")
    decrease = try compressor.decrease(stepSize: stepSize, smoothness: smoothness)
    self.stepSize = stepSize
    self.initialGap = initialGap
  }

  public func bound(afterRounds rounds: Int) -> Double {
    rounds < 1 ? .infinity : initialGap / (Double(rounds) * decrease)
  }

  /// `E f(x⁺) ≤ f(x) − c‖∇f(x)‖²`.
  public var oneStep: OneStepInequality { OneStepInequality(gradientCoefficient: decrease) }
}
