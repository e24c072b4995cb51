internal import CGSL
internal import CGSLShims

/// A place at which a function of several variables is locally smallest, and its value there.
public struct LocalMinimum: Hashable, Sendable {
  public let place: [Double]
  public let value: Double
}

/// A local minimum of a function of one or more variables, by the simplex method of Nelder and Mead.
///
/// The simplex starts at `start` with edges of length `step` along the axes, and moves until its mean size is
/// below `tolerance` or the iterations are spent. No derivative is needed. The method may stop where there is
/// no minimum; the value is at most that at `start`.
///
/// - Parameter function: A function on all of ℝᵐ. Infinity marks points that are not admissible; `start` has
///   to be admissible.
/// - Randomness: none.
public func minimum(
  of function: ([Double]) -> Double, from start: [Double], step: Double, tolerance: Double = 1e-10,
  iterations: Int = 10_000
) throws(GSLError) -> LocalMinimum {
  precondition(!start.isEmpty && step > 0, "a simplex has a dimension and a size")
  _ = errorHandlerIsOff
  let dimension = start.count
  guard let solver = gsl_multimin_fminimizer_alloc(cgsl_multimin_simplex(), dimension),
    let origin = gsl_vector_alloc(dimension), let edges = gsl_vector_alloc(dimension)
  else { throw GSLError(code: Int32(GSL_ENOMEM), function: "gsl_multimin_fminimizer_alloc") }
  defer {
    gsl_multimin_fminimizer_free(solver)
    gsl_vector_free(origin)
    gsl_vector_free(edges)
  }
  for i in 0..<dimension { gsl_vector_set(origin, i, start[i]) }
  gsl_vector_set_all(edges, step)
  return try withMultivariateFunction(function, dimension) { target throws(GSLError) in
    try check(gsl_multimin_fminimizer_set(solver, target, origin, edges), "gsl_multimin_fminimizer_set")
    for _ in 0..<iterations {
      // A simplex that can move no further is where it can get to.
      if gsl_multimin_fminimizer_iterate(solver) != Int32(GSL_SUCCESS) { break }
      if gsl_multimin_fminimizer_size(solver) < tolerance { break }
    }
    let place = gsl_multimin_fminimizer_x(solver)
    return LocalMinimum(
      place: (0..<dimension).map { gsl_vector_get(place, $0) }, value: gsl_multimin_fminimizer_minimum(solver))
  }
}

/// Lends a Swift function of several variables to GSL for the duration of `body`.
///
/// GSL stops at a value that is not finite. Where the function is infinite or not a number it therefore
/// gets the largest finite number.
private func withMultivariateFunction<Result>(
  _ function: ([Double]) -> Double, _ dimension: Int,
  _ body: (UnsafeMutablePointer<gsl_multimin_function>) throws(GSLError) -> Result
) throws(GSLError) -> Result {
  try withoutActuallyEscaping(function) { escaping throws(GSLError) in
    let box = MultivariateBox(escaping)
    var target = gsl_multimin_function(
      f: { x, context in
        let box = Unmanaged<MultivariateBox>.fromOpaque(context!).takeUnretainedValue()
        let value = box.call((0..<x!.pointee.size).map { gsl_vector_get(x, $0) })
        return value.isFinite ? value : .greatestFiniteMagnitude
      }, n: dimension, params: Unmanaged.passUnretained(box).toOpaque())
    defer { withExtendedLifetime(box) {} }
    return try body(&target)
  }
}

private final class MultivariateBox {
  let call: ([Double]) -> Double
  init(_ call: @escaping ([Double]) -> Double) { self.call = call }
}
