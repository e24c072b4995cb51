internal import CGSL

/// The integral of a function over an interval, by doubly adaptive Clenshaw–Curtis quadrature.
///
/// Kinks and integrable singularities are allowed. The interval is subdivided until the estimated error is about
/// what rounding allows. An estimate above 10⁻⁹ of the integral, and above 10⁻¹², is an error: the
/// integral does not exist, or the function is too wild.
public func integral(
  of function: (Double) -> Double, in interval: ClosedRange<Double>
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
        target, interval.lowerBound, interval.upperBound, 0, 1e-14, workspace, &result, &error, &evaluations),
      "gsl_integration_cquad")
    guard error <= max(1e-9 * result.magnitude, 1e-12) else {
      throw GSLError(code: Int32(GSL_ETOL), function: "gsl_integration_cquad")
    }
    return result
  }
}
