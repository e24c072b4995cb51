/// The compressors of bounded absolute error:
///
///     E‖C(x) − x‖² ≤ Δ²   for every x in ℝᵈ,   Δ ≥ 0.
///
/// - Units: `Δ` is a length, in the units of `x`.
/// - Source: `beznosikov2023`.
public struct AbsoluteClass: Hashable, Sendable {
  /// `Δ`.
  public let errorBound: Double

  public init(errorBound: Double) throws(HypothesisViolation) {
    try requireNonnegative(errorBound, "Δ")
    self.errorBound = errorBound
  }
}
