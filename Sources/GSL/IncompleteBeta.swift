internal import CGSL

/// The regularised incomplete beta function `I_x(a, b)` for `a, b > 0` and `0 ≤ x ≤ 1`: the probability that a
/// beta(a, b) variable is at most `x`.
public func regularisedBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
  _ = errorHandlerIsOff
  return gsl_sf_beta_inc(a, b, x)
}
