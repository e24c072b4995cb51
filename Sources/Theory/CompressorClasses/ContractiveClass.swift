/// The contractive compressors with parameter `α`:
///
///     E‖C(x) − x‖² ≤ (1 − α) ‖x‖²   for every x in ℝᵈ,   0 < α ≤ 1.
///
/// - Source: `beznosikov2023`, where it is the class 𝔹³(δ) with `δ = 1/α`; `stich2020` calls `α` δ.
public struct ContractiveClass: Hashable, Sendable {
  /// The contraction parameter; dimensionless.
  public let alpha: Double

  public init(alpha: Double) throws(HypothesisViolation) {
    try require(0 < alpha && alpha <= 1, "0 < α ≤ 1", got: alpha)
    self.alpha = alpha
  }

  /// The class 𝔹³(δ) of `beznosikov2023`, in which strong compression has a large `δ ≥ 1`.
  public init(delta: Double) throws(HypothesisViolation) {
    try require(1 <= delta && delta < .infinity, "1 ≤ δ < ∞", got: delta)
    alpha = 1 / delta
  }

  /// The class whose relative squared error `E‖C(x) − x‖²/‖x‖²` is at most `error`, in [0, 1).
  public init(error: Double) throws(HypothesisViolation) {
    try require(0 <= error && error < 1, "0 ≤ E‖C(x) − x‖²/‖x‖² < 1", got: error)
    alpha = 1 - error
  }

  /// The parameter of 𝔹³: `δ = 1/α`.
  public var delta: Double { 1 / alpha }
  /// The largest relative squared error: `1 − α`.
  public var error: Double { 1 - alpha }
}
