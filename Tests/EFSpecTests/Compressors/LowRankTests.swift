import EFSpec
import GSL
import Testing

@Suite struct LowRankTests {
  private let wide = MatrixShape(rows: 2, columns: 3)

  @Test("A diagonal matrix loses its small entries, tall or wide")
  func diagonal() {
    #expect(relativeDistance(draw(LowRank(1, of: wide), [1, 0, 0, 0, -2, 0]), [0, 0, 0, 0, -2, 0]) < 1e-15)
    let tall = MatrixShape(rows: 3, columns: 2)
    #expect(relativeDistance(draw(LowRank(1, of: tall), [3, 0, 0, -2, 0, 0]), [3, 0, 0, 0, 0, 0]) < 1e-15)
  }

  @Test("A matrix of the rank that is kept stays as it is, but for rounding")
  func idempotent() {
    let x: [Double] = [1, 2, 3, 2, 4, 6]
    #expect(relativeDistance(draw(LowRank(1, of: wide), x), x) < 1e-15)
    var stream = RandomStream(key: 3, stream: 0)
    let generic = normalVector(20, using: &stream)
    let compressor = LowRank(2, of: MatrixShape(rows: 5, columns: 4))
    let once = draw(compressor, generic)
    #expect(relativeDistance(draw(compressor, once), once) < 1e-13)
  }

  @Test("The error is orthogonal to what is kept, and the singular values are the lost ones")
  func projection() throws {
    var stream = RandomStream(key: 4, stream: 0)
    let x = normalVector(30, using: &stream)
    let values = try SingularValueDecomposition(of: x, rows: 5, columns: 6).values
    for rank in 1...5 {
      let moments = LowRank(rank, of: MatrixShape(rows: 5, columns: 6)).moments(of: x)
      #expect((moments.squaredNorm / moments.inner - 1).magnitude < 1e-13)
      let lost = values[rank...].reduce(0) { $0 + $1 * $1 }
      #expect((moments.squaredError - lost).magnitude < 1e-12)
    }
  }

  @Test("Zero, full rank, and extreme magnitudes")
  func edges() {
    #expect(draw(LowRank(1, of: wide), [0, 0, 0, 0, 0, 0]) == [0, 0, 0, 0, 0, 0])
    #expect(draw(LowRank(2, of: wide), [1, 2, 3, 4, 5, 7]) == [1, 2, 3, 4, 5, 7])
    let x: [Double] = [1, 2, 3, 4, 5, 7]
    let plain = draw(LowRank(1, of: wide), x)
    for size in [0x1p1000, 0x1p-1000] {
      #expect(draw(LowRank(1, of: wide), x.map { $0 * size }) == plain.map { $0 * size })
    }
    #expect(!LowRank(1, of: wide).accepts(dimension: 5))
  }

  @Test("A message holds the factors, at full rank the matrix")
  func message() throws {
    var stream = RandomStream(key: 1, stream: 0)
    let x: [Double] = [1, 2, 3, 4, 5, 7]
    let message = LowRank(1, of: wide).message(x, as: .float64, using: &stream)
    #expect(message.bitCount == 5 * 64)
    #expect(try LowRank(1, of: wide).value(of: message, dimension: 6, as: .float64) == draw(LowRank(1, of: wide), x))
    #expect(LowRank(2, of: wide).message(x, as: .float64, using: &stream).bitCount == 6 * 64)
  }
}
