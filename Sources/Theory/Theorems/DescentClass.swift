/// A class of compressors for which one step of compressed gradient descent lowers the loss.
///
/// For every member, every `L`-smooth `f` and every admissible step size `γ`,
///
///     E f(x − γ C(∇f(x))) ≤ f(x) − c(γ) ‖∇f(x)‖².
///
/// - Proof: with `g = ∇f(x)`, smoothness gives `E f(x⁺) ≤ f(x) − γ⟨E C, g⟩ + (Lγ²/2) E‖C‖²`.
///   In 𝔹¹ and 𝔹², `E‖C‖² ≤ β⟨E C, g⟩`, so the decrease is at least `γ(1 − γβL/2)⟨E C, g⟩`, and
///   `⟨E C, g⟩` is at least `(α/β)‖g‖²`, `γ‖g‖²` respectively; 𝕌(ζ) is 𝔹²(1, ζ).
///   A contractive `C` with `γL ≤ 1`: `E f(x⁺) ≤ f(x) + (γ/2)(E‖C − g‖² − ‖g‖²) ≤ f(x) − (γα/2)‖g‖²`.
/// - Source: `beznosikov2023`.
public protocol DescentClass: Hashable, Sendable {
  /// How reports call the class.
  static var name: String { get }

  /// `c(γ) > 0`; throws where `γ` is not admissible.
  func decrease(stepSize: Double, smoothness: Double) throws(HypothesisViolation) -> Double

  /// The admissible step size with the largest `c(γ)`.
  func bestStepSize(smoothness: Double) -> Double

  /// The end of the interval of admissible step sizes; it belongs to the interval for contractive classes alone.
  func stepSizeLimit(smoothness: Double) -> Double
}

extension ContractiveClass: DescentClass {
  public static var name: String { "contractive(α)" }

  public func decrease(stepSize: Double, smoothness: Double) throws(HypothesisViolation) -> Double {
    let product = stepSize * smoothness
    // `(1/L)·L` may round to a number just above 1.
    try require(0 < product && product <= 1 + .ulpOfOne, "0 < γL ≤ 1", got: product)
    return alpha * stepSize / 2
  }

  public func bestStepSize(smoothness: Double) -> Double { 1 / smoothness }

  public func stepSizeLimit(smoothness: Double) -> Double { 1 / smoothness }
}

extension ClassB1: DescentClass {
  public static var name: String { "𝔹¹(α, β)" }

  public func decrease(stepSize: Double, smoothness: Double) throws(HypothesisViolation) -> Double {
    try alpha / beta * relativeDecrease(stepSize: stepSize, smoothness: smoothness, beta: beta)
  }

  public func bestStepSize(smoothness: Double) -> Double { 1 / (beta * smoothness) }

  public func stepSizeLimit(smoothness: Double) -> Double { 2 / (beta * smoothness) }
}

extension ClassB2: DescentClass {
  public static var name: String { "𝔹²(γ, β)" }

  public func decrease(stepSize: Double, smoothness: Double) throws(HypothesisViolation) -> Double {
    try gamma * relativeDecrease(stepSize: stepSize, smoothness: smoothness, beta: beta)
  }

  public func bestStepSize(smoothness: Double) -> Double { 1 / (beta * smoothness) }

  public func stepSizeLimit(smoothness: Double) -> Double { 2 / (beta * smoothness) }
}

extension UnbiasedClass: DescentClass {
  public static var name: String { "unbiased(ω)" }

  public func decrease(stepSize: Double, smoothness: Double) throws(HypothesisViolation) -> Double {
    try relativeDecrease(stepSize: stepSize, smoothness: smoothness, beta: zeta)
  }

  public func bestStepSize(smoothness: Double) -> Double { 1 / (zeta * smoothness) }

  public func stepSizeLimit(smoothness: Double) -> Double { 2 / (zeta * smoothness) }
}

/// `γ(1 − γβL/2)` for `0 < γβL < 2`.
private func relativeDecrease(
  stepSize: Double, smoothness: Double, beta: Double
) throws(HypothesisViolation) -> Double {
  let product = stepSize * beta * smoothness
  try require(0 < product && product < 2, "0 < γβL < 2", got: product)
  return stepSize * (1 - product / 2)
}
