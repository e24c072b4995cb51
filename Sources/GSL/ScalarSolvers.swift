internal import CGSL
internal import CGSLShims

/// A root of a continuous function in an interval at whose ends its signs differ, by Brent.
///
/// The interval is narrowed until it is as short as rounding allows.
public func root(of function: (Double) -> Double, in interval: ClosedRange<Double>) throws(GSLError) -> Double {
  let solver = gsl_root_fsolver_alloc(cgsl_root_brent())
  guard let solver else { throw GSLError(code: Int32(GSL_ENOMEM), function: "gsl_root_fsolver_alloc") }
  defer { gsl_root_fsolver_free(solver) }
  return try withGSLFunction(function) { target throws(GSLError) in
    try check(
      gsl_root_fsolver_set(solver, target, interval.lowerBound, interval.upperBound), "gsl_root_fsolver_set")
    for _ in 0..<500 {
      try check(gsl_root_fsolver_iterate(solver), "gsl_root_fsolver_iterate")
      let low = gsl_root_fsolver_x_lower(solver)
      let high = gsl_root_fsolver_x_upper(solver)
      if gsl_root_test_interval(low, high, 0, 4 * Double.ulpOfOne) == Int32(GSL_SUCCESS) { break }
    }
    return gsl_root_fsolver_root(solver)
  }
}

/// The place of a minimum of a unimodal function inside an interval, by Brent, to about half the
/// digits of a Double.
///
/// - Parameter guess: A point inside the interval at which the function is below its ends' values.
public func minimum(
  of function: (Double) -> Double, in interval: ClosedRange<Double>, guess: Double
) throws(GSLError) -> Double {
  let solver = gsl_min_fminimizer_alloc(cgsl_min_brent())
  guard let solver else { throw GSLError(code: Int32(GSL_ENOMEM), function: "gsl_min_fminimizer_alloc") }
  defer { gsl_min_fminimizer_free(solver) }
  return try withGSLFunction(function) { target throws(GSLError) in
    try check(
      gsl_min_fminimizer_set(solver, target, guess, interval.lowerBound, interval.upperBound),
      "gsl_min_fminimizer_set")
    for _ in 0..<500 {
      try check(gsl_min_fminimizer_iterate(solver), "gsl_min_fminimizer_iterate")
      let low = gsl_min_fminimizer_x_lower(solver)
      let high = gsl_min_fminimizer_x_upper(solver)
      if gsl_min_test_interval(low, high, 0, 1e-9) == Int32(GSL_SUCCESS) { break }
    }
    return gsl_min_fminimizer_x_minimum(solver)
  }
}
