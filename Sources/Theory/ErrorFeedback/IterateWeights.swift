import Foundation

/// The weights `w₀, w₁, …` of a mean over the iterates.
///
/// The weighted mean of `r₀, …, r_K` is best kept up to date: `r̄ ← r̄ + (w_k/W_k)(r_k − r̄)` with
/// `W_k = w₀ + … + w_k`, which never forms the weights, as they can overflow.
public enum IterateWeights: Hashable, Sendable {
  /// `w_k = (1 − c)^{−(k+1)}`, `0 ≤ c < 1`; all alike at `c = 0`.
  case geometric(rate: Double)
  /// `w_k = κ + k`, `κ > 0`.
  case linear(offset: Double)

  /// `w_k/W_k`.
  public func share(of k: Int) -> Double {
    switch self {
    case .geometric(0): 1 / Double(k + 1)
    case .geometric(let c): -c / expm1(Double(k + 1) * log1p(-c))
    case .linear(let kappa): (kappa + Double(k)) / (Double(k + 1) * (kappa + Double(k) / 2))
    }
  }
}

/// `1/((1 − c)^{−m} − 1)`; 0 where the power overflows.
func inversePowerLessOne(rate c: Double, count m: Double) -> Double { 1 / expm1(-m * log1p(-c)) }
