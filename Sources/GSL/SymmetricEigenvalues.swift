internal import CGSL

/// The eigenvalues of a symmetric matrix, ascending.
///
/// - Parameter matrix: `d²` entries in row-major order; only the lower triangle is read.
public func symmetricEigenvalues(of matrix: [Double], dimension d: Int) throws(GSLError) -> [Double] {
  precondition(matrix.count == d * d && d >= 1, "a symmetric matrix of dimension \(d) has \(d * d) entries")
  _ = errorHandlerIsOff
  guard let workspace = gsl_eigen_symm_alloc(d), let values = gsl_vector_alloc(d) else {
    throw GSLError(code: Int32(GSL_ENOMEM), function: "gsl_eigen_symm_alloc")
  }
  defer {
    gsl_eigen_symm_free(workspace)
    gsl_vector_free(values)
  }
  var copy = matrix
  let status = copy.withUnsafeMutableBufferPointer { entries in
    var view = gsl_matrix_view_array(entries.baseAddress!, d, d)
    return gsl_eigen_symm(&view.matrix, values, workspace)
  }
  try check(status, "gsl_eigen_symm")
  return (0..<d).map { gsl_vector_get(values, $0) }.sorted()
}

/// The solution of `A x = b` for a symmetric positive definite `A`, by Cholesky.
public func solvePositiveDefinite(_ matrix: [Double], _ b: [Double]) throws(GSLError) -> [Double] {
  let d = b.count
  precondition(matrix.count == d * d && d >= 1, "a symmetric matrix of dimension \(d) has \(d * d) entries")
  _ = errorHandlerIsOff
  var factor = matrix
  var solution = b
  let status = factor.withUnsafeMutableBufferPointer { entries in
    solution.withUnsafeMutableBufferPointer { x in
      var view = gsl_matrix_view_array(entries.baseAddress!, d, d)
      var right = gsl_vector_view_array(x.baseAddress!, d)
      let decomposed = gsl_linalg_cholesky_decomp1(&view.matrix)
      return decomposed != 0 ? decomposed : gsl_linalg_cholesky_svx(&view.matrix, &right.vector)
    }
  }
  try check(status, "gsl_linalg_cholesky")
  return solution
}
