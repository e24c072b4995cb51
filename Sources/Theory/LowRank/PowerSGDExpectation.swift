import GSL

/// One step of PowerSGD of rank 1 with a fresh Gaussian start, in expectation.
///
/// For a matrix `X` with singular values `s₁, …, s_q` and a vector `g` of independent standard Gaussians,
/// `C(X) = PPᵀX` with `P = Xg/‖Xg‖`, and
///
///     E‖C(X)‖² = Σ s_j² w_j,   w_j = E (s_j g_j)²/Σ (s_i g_i)²
///              = ∫₀^∞ s_j² (1 + 2s_j²t)⁻¹ Π (1 + 2s_i²t)^(−½) dt,   Σ w_j = 1.
///
/// - Theorem: `E‖C(X) − X‖² ≤ (1 − 1/q)‖X‖²`, with equality if all singular values are equal.
/// - Proof: `1/S = ∫₀^∞ e^(−tS) dt` and Gaussian moments give the integral. `w_j ≥ w_l` where `s_j ≥ s_l`: compare
///   `(g_j, g_l)` with its equally likely swap. Chebyshev's sum inequality gives `Σ s_j² w_j ≥ (1/q) Σ s_j² · 1`.
/// - Beware: a start that is carried over from step to step has no such constant, `Xg = 0` is possible.
/// - Source: `beznosikov2023` for the class; the expectation is derived here.
public struct PowerSGDExpectation: Hashable, Sendable {
  /// `s₁, …, s_q`, in any order; not negative, not all zero.
  public let singularValues: [Double]
  /// `w₁, …, w_q`.
  public let weights: [Double]

  public init(singularValues: [Double]) throws(HypothesisViolation) {
    let largest = singularValues.max() ?? .nan
    for value in singularValues { try requireNonnegative(value, "s_j") }
    try requirePositive(largest, "max s_j")
    let ratios = singularValues.map { $0 / largest }
    self.singularValues = singularValues
    weights = ratios.map { Self.weight(of: $0, among: ratios.filter { $0 > 0 }) }
  }

  /// `E‖C(X) − X‖² = Σ s_j²(1 − w_j)`.
  public var expectedSquaredError: Double {
    zip(singularValues, weights).reduce(0) { $0 + $1.0 * $1.0 * (1 - $1.1) }
  }

  /// `(1 − 1/q)‖X‖²`.
  public var squaredErrorBound: Double {
    (1 - 1 / Double(singularValues.count)) * singularValues.reduce(0) { $0 + $1 * $1 }
  }

  /// The integral after `t = (1 − y²)/(2s²y²)`, `s` the largest singular value; with `ρ = s_j/s`,
  ///
  ///     w_j = ρ_j² ∫₀¹ y^(q−1) (y² + ρ_j²(1 − y²))⁻¹ Π (y² + ρ_i²(1 − y²))^(−½) dy,
  ///
  /// smooth on the closed interval. Zero singular values count neither in the product nor in `q`. A quadrature
  /// that failed would give NaN, which equals nothing.
  private static func weight(of ratio: Double, among ratios: [Double]) -> Double {
    guard ratio > 0 else { return 0 }
    let integrand = { (y: Double) in
      let factor = { (r: Double) in y * y + r * r * (1 - y * y) }
      return ratios.dropFirst().reduce(1 / factor(ratios[0]).squareRoot()) { $0 * y / factor($1).squareRoot() }
        / factor(ratio)
    }
    return (try? integral(of: integrand, in: 0...1)).map { ratio * ratio * $0 } ?? .nan
  }
}
