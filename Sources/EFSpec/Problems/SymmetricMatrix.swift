public import GSL

/// A symmetric matrix with all its entries.
public struct SymmetricMatrix: Hashable, Sendable {
  public let dimension: Int
  /// `d²` entries, row-major.
  public let entries: [Double]

  /// - Precondition: The entries are symmetric to the last digit; those that are not numbers agree with all.
  public init(dimension d: Int, entries: [Double]) {
    precondition(entries.count == d * d && d >= 1, "a matrix of dimension \(d) has \(d * d) entries")
    for i in 0..<d {
      for j in 0..<i {
        let (a, b) = (entries[i * d + j], entries[j * d + i])
        precondition(a == b || a.isNaN || b.isNaN, "entry (\(i), \(j)) is not symmetric")
      }
    }
    dimension = d
    self.entries = entries
  }

  /// `Q diag(λ) Qᵀ` for an orthogonal `Q`, row-major.
  public init(eigenvalues: [Double], orthogonal q: [Double]) {
    let d = eigenvalues.count
    precondition(q.count == d * d, "an orthogonal matrix of dimension \(d) has \(d * d) entries")
    var entries = [Double](repeating: 0, count: d * d)
    for i in 0..<d {
      for j in 0...i {
        var sum = 0.0
        for k in 0..<d { sum += q[i * d + k] * eigenvalues[k] * q[j * d + k] }
        entries[i * d + j] = sum
        entries[j * d + i] = sum
      }
    }
    self.init(dimension: d, entries: entries)
  }

  /// The mean of one or more matrices of one dimension.
  public init(meanOf matrices: [SymmetricMatrix]) {
    self.init(dimension: matrices[0].dimension, entries: mean(of: matrices.map(\.entries)))
  }

  /// Writes `A x`.
  public func multiply(_ x: Span<Double>, into product: inout MutableSpan<Double>) {
    let all = entries.span
    for i in 0..<dimension { product[i] = dot(all.extracting(i * dimension..<(i + 1) * dimension), x) }
  }

  /// The eigenvalues, ascending.
  public func eigenvalues() throws(GSLError) -> [Double] {
    try symmetricEigenvalues(of: entries, dimension: dimension)
  }
}
