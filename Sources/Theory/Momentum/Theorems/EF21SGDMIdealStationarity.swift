/// The ideal methods, which only compress fresh noise, come down to a floor that neither `n` nor `γ` lowers.
///
/// - Method:      `gᵢ⁺ = ∇fᵢ(x⁺) + C(η noise)`; with `η = 1` EF21-SGD-ideal.
/// - Hypotheses:  `f` is `L`-smooth and bounded below; `C` is contractive with `q = √(1 − α)`; noise of variance at
///                most `σ²`; `0 < γ ≤ 1/L`; `gᵢ⁰` is of the same form, or exact.
/// - One step:    `E f(x⁺) ≤ f(x) − (γ/2)‖∇f(x)‖² + (γ/2)F`, `F = (1 + q)²η²σ²`, or `η²σ²` where `‖C(z)‖ ≤ ‖z‖`.
/// - Conclusion:  `(1/T) Σ E‖∇f(xᵗ)‖² ≤ 2(f(x⁰) − f⋆)/(γT) + F`.
/// - Proof:       the descent lemma without its `R`, and `E‖C(z)‖² ≤ (1 + q)²E‖z‖²`.
/// - Tightness:   on an example of `IdealStall`, `η²σ²/30` remains.
/// - Source:      `fatkhullin2023` for the method, whose definition is a reconstruction.
public struct EF21SGDMIdealStationarity: ConvergenceTheorem {
  public static var statement: String {
    "EF21-SGDM-ideal: mean E‖∇f(xᵗ)‖² ≤ 2(f(x⁰) − f⋆)/(γT) + (1 + q)²η²σ²"
  }
  public static var source: Source { .fatkhullin2023 }
  public static var status: Status { .provedHere }
  public static var measure: ProgressMeasure { .meanSquaredGradient }

  public let stepSize: Double
  /// `f(x⁰) − f⋆`, in the units of `f`.
  public let initialGap: Double
  /// `F`.
  public let floor: Double

  /// - Parameter isNonexpansive: Whether `‖C(z)‖ ≤ ‖z‖` always, as for sparsifiers without scaling.
  public init(
    smoothness: Double, compressor: ContractiveClass, isNonexpansive: Bool, momentum eta: Double, stepSize: Double,
    noiseVariance: Double, initialGap: Double
  ) throws(HypothesisViolation) {
    try requirePositive(smoothness, "L")
    let product = stepSize * smoothness
    // `(1/L)·L` may round to a number just above 1.
    try require(0 < product && product <= 1 + .ulpOfOne, "0 < γL ≤ 1", got: product)
    try require(0 < eta && eta <= 1, "0 < η ≤ 1", got: eta)
    try requireNonnegative(noiseVariance, "σ²")
    try requireNonnegative(initialGap, "f(x⁰) − f⋆")
    self.stepSize = stepSize
    self.initialGap = initialGap
    let growth = isNonexpansive ? 1 : 1 + compressor.error.squareRoot()
    floor = growth * growth * eta * eta * noiseVariance
  }

  public func bound(afterRounds rounds: Int) -> Double {
    rounds < 1 ? .infinity : 2 * initialGap / (stepSize * Double(rounds)) + floor
  }

  public var oneStep: OneStepInequality {
    OneStepInequality(gradientCoefficient: stepSize / 2, noise: stepSize / 2 * floor)
  }
}
