internal import CGSL

/// A uniformly random orthogonal matrix of dimension `d`, row-major: the factor `Q` of a Gaussian
/// matrix, its columns signed so that the diagonal of `R` is positive.
public func randomOrthogonal(dimension d: Int, using stream: inout RandomStream) throws(GSLError) -> [Double] {
  precondition(d >= 1, "an orthogonal matrix has at least one row")
  _ = errorHandlerIsOff
  var factored = [Double](repeating: 0, count: d * d)
  var span = factored.mutableSpan
  stream.fillGaussian(&span)
  var tau = [Double](repeating: 0, count: d)
  var q = [Double](repeating: 0, count: d * d)
  var r = q
  let status = factored.withUnsafeMutableBufferPointer { a in
    tau.withUnsafeMutableBufferPointer { t in
      q.withUnsafeMutableBufferPointer { q in
        r.withUnsafeMutableBufferPointer { r in
          var a = gsl_matrix_view_array(a.baseAddress!, d, d)
          var t = gsl_vector_view_array(t.baseAddress!, d)
          var q = gsl_matrix_view_array(q.baseAddress!, d, d)
          var r = gsl_matrix_view_array(r.baseAddress!, d, d)
          let decomposed = gsl_linalg_QR_decomp(&a.matrix, &t.vector)
          return decomposed != 0 ? decomposed : gsl_linalg_QR_unpack(&a.matrix, &t.vector, &q.matrix, &r.matrix)
        }
      }
    }
  }
  try check(status, "gsl_linalg_QR_decomp")
  for row in 0..<d {
    for column in 0..<d where r[column * d + column] < 0 { q[row * d + column] = -q[row * d + column] }
  }
  return q
}
