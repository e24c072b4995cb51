import GSL
import Testing

@Suite struct SingularValuesTests {
  @Test("A matrix is the sum of its products, tall or wide", arguments: [(4, 3), (3, 4), (1, 5), (5, 1)])
  func reconstruction(_ m: Int, _ n: Int) throws {
    var stream = RandomStream(key: 7, stream: 0)
    let matrix = (0..<(m * n)).map { _ in stream.gaussian() }
    let decomposition = try SingularValueDecomposition(of: matrix, rows: m, columns: n)
    let q = min(m, n)
    #expect(decomposition.values.count == q && decomposition.left.count == q && decomposition.right.count == q)
    #expect(decomposition.values == decomposition.values.sorted(by: >) && decomposition.values[q - 1] > 0)
    for i in 0..<m {
      for j in 0..<n {
        let sum = (0..<q).reduce(0) {
          $0 + decomposition.values[$1] * decomposition.left[$1][i] * decomposition.right[$1][j]
        }
        #expect((sum - matrix[i * n + j]).magnitude < 1e-14)
      }
    }
  }

  @Test("Small singular values keep their digits")
  func smallValues() throws {
    let values = try SingularValueDecomposition(of: [0, 1e-12, 3, 0], rows: 2, columns: 2).values
    #expect(values == [3, 1e-12])
  }

  @Test("A basis is orthonormal, also of columns that are not independent")
  func basis() throws {
    for matrix in [[1.0, 2, 2, 4, 3, 6], [0, 0, 0, 0, 0, 0], [1, 0, 0, 1, 1, 1]] {
      let basis = try orthonormalBasis(of: matrix, rows: 3, columns: 2)
      for (i, p) in basis.enumerated() {
        for (j, q) in basis.enumerated() {
          let product = zip(p, q).reduce(0) { $0 + $1.0 * $1.1 }
          #expect((product - (i == j ? 1 : 0)).magnitude < 1e-15 * 4)
        }
      }
    }
  }
}
