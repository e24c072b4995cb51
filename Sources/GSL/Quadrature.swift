internal import CGSL

/// The integral of a function over an interval, by doubly adaptive Clenshaw–Curtis quadrature.
///
/// Kinks and integrable singularities are allowed. The interval is subdivided until the estimated error is
/// below `relativeError` times the integral, or below what rounding allows.
public func integral(
  of function: (Double) -> Double, in interval: ClosedRange<Double>, relativeError: Double = 1e-14
) throws(GSLError) -> Double {
  let workspace = gsl_integration_cquad_workspace_alloc(200)
  guard let workspace else {
    throw GSLError(code: Int32(GSL_ENOMEM), function: "gsl_integration_cquad_workspace_alloc")
  }
  defer { gsl_integration_cquad_workspace_free(workspace) }
  return try withGSLFunction(function) { target throws(GSLError) in
    var result = 0.0
    var error = 0.0
    var evaluations = 0
    try check(
      gsl_integration_cquad(
        target, interval.lowerBound, interval.upperBound, 0, relativeError, workspace, &result, &error, &evaluations),
      "gsl_integration_cquad")
    return result
  }
}
