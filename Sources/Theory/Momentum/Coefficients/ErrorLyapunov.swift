/// A Lyapunov function `Φ = f(x) − f⋆ + γ Σ weight · error`.
public protocol ErrorLyapunov: Hashable, Sendable {
  /// `γ`.
  var stepSize: Double { get }
  /// The weights of the errors.
  var weights: MomentumErrors { get }
}

extension ErrorLyapunov {
  /// `Φ`.
  ///
  /// - Parameter gap: `f(x) − f⋆`; with `f(x)` in its place it is `Φ` but for `f⋆`.
  public func value(gap: Double, errors: MomentumErrors) -> Double {
    gap + stepSize * errors.weighted(by: weights)
  }
}
