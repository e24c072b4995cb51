import EFSpec
import GSL
import Testing

@Suite struct CombinatorTests {
  private let x: [Double] = [3, -1, 0.5, 2]

  private func expectEqual(
    _ a: CompressorMoments, _ b: CompressorMoments, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(relativeDistance(a.mean, b.mean) < 1e-15, sourceLocation: sourceLocation)
    for (p, q) in [(a.squaredNorm, b.squaredNorm), (a.squaredError, b.squaredError), (a.inner, b.inner)] {
      #expect((p - q).magnitude <= 1e-14 * q.magnitude, sourceLocation: sourceLocation)
    }
  }

  /// A compressor known by its outcomes alone, so that its moments are summed.
  private struct Listed<Base: FiniteSupportCompressor>: FiniteSupportCompressor {
    let base: Base
    var isDeterministic: Bool { base.isDeterministic }

    func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>, using stream: inout RandomStream) {
      base.compress(x, into: &output, using: &stream)
    }

    func outcomes(of x: [Double]) -> [Outcome] { base.outcomes(of: x) }
  }

  @Test("Scaling the unbiased form of Rand-k back gives the biased one")
  func scaled() {
    let scaled = Scaled(by: 0.25, RandK(1, scaling: .unbiased))
    #expect(draw(scaled, x) == draw(RandK(1, scaling: .biased), x))
    expectEqual(scaled.moments(of: x), RandK(1, scaling: .biased).moments(of: x))
    expectEqual(scaled.moments(of: x), Listed(base: scaled).moments(of: x))
    expectEqual(
      Scaled(by: 1.5, TopK(2)).moments(of: x), Listed(base: Scaled(by: 1.5, TopK(2))).moments(of: x))
  }

  @Test("Nested selections compose to the smaller one")
  func nested() {
    #expect(draw(Composed(TopK(1), after: TopK(3)), x) == draw(TopK(1), x))
    #expect(draw(Composed(TopK(3), after: TopK(1)), x) == draw(TopK(1), x))
    #expect(Composed(TopK(1), after: TopK(3)).isDeterministic)
  }

  @Test("Moments of a composition are the sums over the products of the supports")
  func composed() {
    let composed = Composed(RandK(2, scaling: .unbiased), after: RandK(3, scaling: .unbiased))
    expectEqual(composed.moments(of: x), Listed(base: composed).moments(of: x))
    #expect(relativeDistance(composed.moments(of: x).mean, x) < 1e-15)
    // ζ = ζ₁ζ₂ = (4/2)(4/3).
    #expect((composed.moments(of: x).squaredNorm / squaredNorm(x.span) - 8.0 / 3).magnitude < 1e-14)
    expectLaw(composed, at: x)
  }

  @Test("Two contractions may compose to none")
  func composedContractions() {
    let once = Scaled(by: 1.9, Identity())
    #expect((once.moments(of: [1]).squaredError - 0.81).magnitude < 1e-15)
    #expect((Composed(once, after: once).moments(of: [1]).squaredError - 2.61 * 2.61).magnitude < 1e-14)
  }

  @Test("The induced compressor is unbiased, with the law of its parts")
  func induced() {
    let induced = Induced(TopK(1), correctedBy: RandK(1, scaling: .unbiased))
    #expect(draw(induced, x)[0] == 3)
    expectEqual(induced.moments(of: x), Listed(base: induced).moments(of: x))
    #expect(induced.moments(of: x).mean == x)
    expectLaw(induced, at: x)
    expectEqual(
      Induced(RandK(2, scaling: .biased), correctedBy: RandK(1, scaling: .unbiased)).moments(of: x),
      Listed(base: Induced(RandK(2, scaling: .biased), correctedBy: RandK(1, scaling: .unbiased))).moments(of: x))
  }

  @Test("Block by block, the last block shorter")
  func blockwise() {
    let y: [Double] = [3, -1, 0.5, 2, 7]
    #expect(draw(Blockwise(TopK(1), blockLength: 2), y) == [3, 0, 0, 2, 7])
    let random = Blockwise(RandK(1, scaling: .unbiased), blockLength: 2)
    expectEqual(random.moments(of: y), Listed(base: random).moments(of: y))
    expectLaw(random, at: y)
    let whole = Blockwise(TopK(2), blockLength: 9)
    #expect(draw(whole, y) == draw(TopK(2), y))
    #expect(Blockwise(LowRank(1, of: MatrixShape(rows: 2, columns: 2)), blockLength: 4).accepts(dimension: 8))
    #expect(!Blockwise(LowRank(1, of: MatrixShape(rows: 2, columns: 2)), blockLength: 4).accepts(dimension: 6))
  }

  @Test("Messages of combinations carry what the combinations return", arguments: 0..<8)
  func messages(seed: UInt64) throws {
    func examine(_ compressor: some MessageCoding) throws {
      var (drawing, encoding) = (RandomStream(key: seed, stream: 0), RandomStream(key: seed, stream: 0))
      let value = compressor.compress(x, using: &drawing)
      let message = compressor.message(x, as: .float64, using: &encoding)
      #expect(try compressor.value(of: message, dimension: 4, as: .float64) == value)
      #expect(drawing.next() == encoding.next())
    }
    try examine(Scaled(by: 0.3, RandK(2, scaling: .unbiased)))
    try examine(Composed(RandK(2, scaling: .unbiased), after: RandK(3, scaling: .unbiased)))
    try examine(Induced(RandK(2, scaling: .biased), correctedBy: RandK(1, scaling: .unbiased)))
    try examine(Blockwise(Bernoulli(probability: 0.5), blockLength: 3))
    try examine(Scaled(by: 2, Blockwise(Induced(TopK(1), correctedBy: Bernoulli(probability: 0.5)), blockLength: 2)))
  }
}
