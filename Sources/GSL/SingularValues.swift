internal import CGSL

/// A singular value decomposition `X = Σⱼ σⱼ uⱼ vⱼᵀ` of an `m × n` matrix, with `q = min(m, n)` terms.
public struct SingularValueDecomposition: Sendable {
  /// `σ₁ ≥ … ≥ σ_q ≥ 0`.
  public let values: [Double]
  /// The orthonormal `uⱼ`, each of `m` entries; zero where `σⱼ = 0`.
  public let left: [[Double]]
  /// The orthonormal `vⱼ`, each of `n` entries.
  public let right: [[Double]]

  /// Decomposes by one-sided Jacobi rotations, which find small singular values to high relative accuracy.
  ///
  /// - Parameter matrix: `m n` entries in row-major order.
  /// - Throws: GSLError where the rotations do not converge.
  public init(of matrix: [Double], rows m: Int, columns n: Int) throws(GSLError) {
    precondition(matrix.count == m * n && m >= 1 && n >= 1, "an \(m) × \(n) matrix has \(m * n) entries")
    _ = errorHandlerIsOff
    // GSL wants at least as many rows as columns.
    let isWide = m < n
    let (tall, q) = (max(m, n), min(m, n))
    var u = isWide ? transposed(matrix, rows: m, columns: n) : matrix
    var v = [Double](repeating: 0, count: q * q)
    var s = [Double](repeating: 0, count: q)
    let status = u.withUnsafeMutableBufferPointer { u in
      v.withUnsafeMutableBufferPointer { v in
        s.withUnsafeMutableBufferPointer { s in
          var u = gsl_matrix_view_array(u.baseAddress!, tall, q)
          var v = gsl_matrix_view_array(v.baseAddress!, q, q)
          var s = gsl_vector_view_array(s.baseAddress!, q)
          return gsl_linalg_SV_decomp_jacobi(&u.matrix, &v.matrix, &s.vector)
        }
      }
    }
    try check(status, "gsl_linalg_SV_decomp_jacobi")
    values = s
    let tallVectors = columns(of: u, rows: tall, columns: q)
    let shortVectors = columns(of: v, rows: q, columns: q)
    left = isWide ? shortVectors : tallVectors
    right = isWide ? tallVectors : shortVectors
  }
}

/// An orthonormal basis of `r ≤ m` vectors whose span contains the columns of an `m × r` matrix, by
/// Householder reflections.
///
/// - Parameter matrix: `m r` entries in row-major order.
/// - Returns: `r` vectors of `m` entries.
public func orthonormalBasis(of matrix: [Double], rows m: Int, columns r: Int) throws(GSLError) -> [[Double]] {
  precondition(matrix.count == m * r && 1 <= r && r <= m, "an \(m) × \(r) matrix has \(m * r) entries, \(r) ≤ \(m)")
  _ = errorHandlerIsOff
  var factored = matrix
  var tau = [Double](repeating: 0, count: r)
  var q = [Double](repeating: 0, count: m * m)
  var triangle = [Double](repeating: 0, count: m * r)
  let status = factored.withUnsafeMutableBufferPointer { a in
    tau.withUnsafeMutableBufferPointer { t in
      q.withUnsafeMutableBufferPointer { q in
        triangle.withUnsafeMutableBufferPointer { triangle in
          var a = gsl_matrix_view_array(a.baseAddress!, m, r)
          var t = gsl_vector_view_array(t.baseAddress!, r)
          var q = gsl_matrix_view_array(q.baseAddress!, m, m)
          var triangle = gsl_matrix_view_array(triangle.baseAddress!, m, r)
          let decomposed = gsl_linalg_QR_decomp(&a.matrix, &t.vector)
          return decomposed != 0
            ? decomposed : gsl_linalg_QR_unpack(&a.matrix, &t.vector, &q.matrix, &triangle.matrix)
        }
      }
    }
  }
  try check(status, "gsl_linalg_QR_decomp")
  return Array(columns(of: q, rows: m, columns: m)[..<r])
}

private func columns(of matrix: [Double], rows m: Int, columns n: Int) -> [[Double]] {
  (0..<n).map { j in (0..<m).map { i in matrix[i * n + j] } }
}

private func transposed(_ matrix: [Double], rows m: Int, columns n: Int) -> [Double] {
  (0..<(m * n)).map { place in matrix[place % m * n + place / m] }
}
