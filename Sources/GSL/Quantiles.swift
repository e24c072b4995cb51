internal import CGSL

/// The quantile of the standard normal law: `Φ⁻¹(p)`, for `p` in (0, 1).
public func normalQuantile(_ p: Double) -> Double {
  _ = errorHandlerIsOff
  return gsl_cdf_ugaussian_Pinv(p)
}

/// The quantile of Student's t law with `ν > 0` degrees of freedom, for `p` in (0, 1).
public func studentTQuantile(_ p: Double, degreesOfFreedom nu: Double) -> Double {
  _ = errorHandlerIsOff
  return gsl_cdf_tdist_Pinv(p, nu)
}

/// The upper tail of the binomial law: `P(X > k)` for `X ~ Bin(n, p)`.
public func binomialUpperTail(above k: Int, of n: Int, probability p: Double) -> Double {
  _ = errorHandlerIsOff
  return gsl_cdf_binomial_Q(UInt32(k), p, UInt32(n))
}

/// The upper tail of the χ² law with `ν > 0` degrees of freedom: `P(X > x)`.
public func chiSquaredUpperTail(above x: Double, degreesOfFreedom nu: Double) -> Double {
  _ = errorHandlerIsOff
  return gsl_cdf_chisq_Q(x, nu)
}

/// The empirical quantile at `p` in [0, 1] of values sorted in ascending order, interpolated
/// linearly between neighbours; NaN where there is no value.
public func quantile(_ p: Double, ofSorted values: [Double]) -> Double {
  values.isEmpty ? .nan : gsl_stats_quantile_from_sorted_data(values, 1, values.count, p)
}
