import EFSpec
import GSL
import Testing

@Suite struct PowerSGDStepTests {
  private let shape = MatrixShape(rows: 4, columns: 3)

  @Test("A matrix of the rank that is kept stays as it is, but for rounding")
  func ofItsRank() {
    let x: [Double] = [1, 2, 3, 2, 4, 6, 0, 0, 0, -1, -2, -3]
    for seed: UInt64 in 0..<20 {
      // As many digits are lost as the start is orthogonal to the matrix; four of the sixteen are allowed.
      #expect(relativeDistance(draw(PowerSGDStep(1, of: shape), x, seed: seed), x) < 1e-12)
    }
  }

  @Test("Every draw is a projection: what is kept is orthogonal to what is lost")
  func projection() {
    var stream = RandomStream(key: 4, stream: 0)
    let x = normalVector(12, using: &stream)
    for seed: UInt64 in 0..<20 {
      let kept = draw(PowerSGDStep(2, of: shape), x, seed: seed)
      #expect((squaredNorm(kept.span) / dot(kept.span, x.span) - 1).magnitude < 1e-13)
      #expect(squaredNorm(kept.span) < squaredNorm(x.span))
    }
  }

  /// For rank 1 and two singular values the expected squared error is exactly their product.
  ///
  /// One squared error lies in [¼, 4], so that the mean of 40 000 deviates by more than 0.053 with probability at
  /// most 2 exp(−2 · 40 000 · 0.053²/3.75²) < 3 · 10⁻⁷, by Hoeffding.
  @Test("Two singular values leave their product as the expected error")
  func twoSingularValues() {
    let x: [Double] = [2, 0, 0, 0.5, 0, 0]
    let compressor = PowerSGDStep(1, of: MatrixShape(rows: 3, columns: 2))
    var stream = RandomStream(StreamName(seed: 9, purpose: .test, experiment: "powersgd"))
    let draws = 40_000
    let sum = (0..<draws).reduce(0.0) { total, _ in
      total + squaredDistance(compressor.compress(x, using: &stream).span, x.span)
    }
    #expect((sum / Double(draws) - 1).magnitude < 0.053)
  }

  @Test("Zero, full rank, and extreme magnitudes")
  func edges() {
    let zero = [Double](repeating: 0, count: 12)
    #expect(draw(PowerSGDStep(1, of: shape), zero) == zero)
    let x = (0..<12).map { Double($0 * $0 % 7) - 2 }
    #expect(draw(PowerSGDStep(3, of: shape), x) == x && PowerSGDStep(3, of: shape).isDeterministic)
    let plain = draw(PowerSGDStep(1, of: shape), x)
    for size in [0x1p1000, 0x1p-1000] {
      #expect(draw(PowerSGDStep(1, of: shape), x.map { $0 * size }) == plain.map { $0 * size })
    }
  }
}
