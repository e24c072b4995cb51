/// A matrix of rank at most `r` as a sum of `r` products, `Σⱼ aⱼ bⱼᵀ`: what low-rank compressors send.
struct FactoredMatrix: Hashable, Sendable {
  /// The `aⱼ`, each of `m` entries.
  var left: [[Double]]
  /// The `bⱼ`, each of `n` entries.
  var right: [[Double]]

  /// The `m n` entries of the matrix in row-major order.
  func entries(_ shape: MatrixShape) -> [Double] {
    var entries = [Double](repeating: 0, count: shape.entryCount)
    for (a, b) in zip(left, right) {
      for i in 0..<shape.rows {
        for j in 0..<shape.columns { entries[i * shape.columns + j] += a[i] * b[j] }
      }
    }
    return entries
  }
}

/// The shape of a matrix whose entries a vector holds in row-major order.
public struct MatrixShape: Hashable, Sendable {
  public let rows: Int
  public let columns: Int

  public init(rows: Int, columns: Int) {
    precondition(rows >= 1 && columns >= 1, "a matrix has at least one entry")
    self.rows = rows
    self.columns = columns
  }

  public var entryCount: Int { rows * columns }

  /// The largest rank.
  public var largestRank: Int { min(rows, columns) }
}

extension BitWriter {
  /// Appends the factors, one product after another.
  mutating func append(_ matrix: FactoredMatrix, as format: PayloadFormat) {
    for (a, b) in zip(matrix.left, matrix.right) {
      append(a, as: format)
      append(b, as: format)
    }
  }
}

extension BitReader {
  /// Takes a sum of `r` products.
  mutating func factoredMatrix(
    _ shape: MatrixShape, rank r: Int, as format: PayloadFormat
  ) throws(MessageError) -> FactoredMatrix {
    var matrix = FactoredMatrix(left: [], right: [])
    for _ in 0..<r {
      matrix.left.append(try reals(shape.rows, as: format))
      matrix.right.append(try reals(shape.columns, as: format))
    }
    return matrix
  }
}
