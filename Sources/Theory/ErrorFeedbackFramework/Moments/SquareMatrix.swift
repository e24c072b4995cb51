/// A square matrix, row-major: just enough for recursions of moments.
struct SquareMatrix: Hashable, Sendable {
  let size: Int
  private(set) var entries: [Double]

  init(size: Int) {
    self.size = size
    entries = [Double](repeating: 0, count: size * size)
  }

  /// - Precondition: There are `size²` entries.
  init(size: Int, _ entries: [Double]) {
    precondition(entries.count == size * size)
    self.size = size
    self.entries = entries
  }

  /// `a bᵀ`.
  init(outer a: [Double], _ b: [Double]) {
    self.init(size: a.count, a.flatMap { x in b.map { x * $0 } })
  }

  subscript(row: Int, column: Int) -> Double {
    get { entries[row * size + column] }
    set { entries[row * size + column] = newValue }
  }

  var transposed: SquareMatrix {
    var result = SquareMatrix(size: size)
    for i in 0..<size { for j in 0..<size { result[j, i] = self[i, j] } }
    return result
  }

  var trace: Double { (0..<size).reduce(0) { $0 + self[$1, $1] } }

  /// `tr(self · other)`.
  func traceOfProduct(_ other: SquareMatrix) -> Double { (self * other).trace }

  /// The product entry by entry.
  func hadamard(_ other: SquareMatrix) -> SquareMatrix { zipped(other, *) }

  static func + (a: SquareMatrix, b: SquareMatrix) -> SquareMatrix { a.zipped(b, +) }
  static func - (a: SquareMatrix, b: SquareMatrix) -> SquareMatrix { a.zipped(b, -) }

  static func * (a: SquareMatrix, b: SquareMatrix) -> SquareMatrix {
    var result = SquareMatrix(size: a.size)
    for i in 0..<a.size {
      for j in 0..<a.size { result[i, j] = (0..<a.size).reduce(0) { $0 + a[i, $1] * b[$1, j] } }
    }
    return result
  }

  static func * (scalar: Double, a: SquareMatrix) -> SquareMatrix {
    SquareMatrix(size: a.size, a.entries.map { scalar * $0 })
  }

  private func zipped(_ other: SquareMatrix, _ operation: (Double, Double) -> Double) -> SquareMatrix {
    SquareMatrix(size: size, zip(entries, other.entries).map(operation))
  }
}
