import EFSpec
import Testing

/// What the methods of the EF21 frame come down to in special cases, bit by bit.
@Suite struct EstimateReductionTests {
  private let x0 = [1, -2, 3, 0, 0.5, -0.25]

  /// The iterates and estimates of 40 rounds, noise and all.
  private func bits<E: GradientEstimator, C: Compressor>(
    _ method: EF21Frame<E, C>, workers n: Int = 3, noise: Double = 1
  ) throws -> [[UInt64]] {
    let oracle = GaussianNoise(on: try rotatedQuadratics(workers: n), variance: noise)
    var (bits, streams): ([[UInt64]], _) = ([], streams(workers: n))
    method.run(from: x0, on: oracle, rounds: 40, using: &streams) { _, state in
      bits.append((state.x + state.g.flatMap(\.self) + state.serverEstimate).map(\.bitPattern))
      return true
    }
    return bits
  }

  /// EF21-SGDM written out, without the frame.
  private func plain(momentum: Double, initialBatch: Int, k: Int, workers n: Int) throws -> [[UInt64]] {
    let oracle = GaussianNoise(on: try rotatedQuadratics(workers: n), variance: 1)
    var streams = streams(workers: n)
    func draw(_ i: Int, _ x: [Double]) -> [Double] {
      var gradient = x
      var span = gradient.mutableSpan
      oracle.gradient(of: i, at: x.span, into: &span, using: &streams.gradientNoise[i])
      return gradient
    }
    var (x, v) = (x0, [[Double]](repeating: x0.map { _ in 0 }, count: n))
    for i in 0..<n {
      for _ in 0..<initialBatch {
        let gradient = draw(i, x)
        for j in x.indices { v[i][j] += 1 / Double(initialBatch) * gradient[j] }
      }
    }
    var (g, server) = (v, mean(of: v))
    var bits: [[UInt64]] = [(x + g.flatMap(\.self) + server).map(\.bitPattern)]
    for _ in 0..<40 {
      for j in x.indices { x[j] += -0.05 * server[j] }
      for i in 0..<n {
        let gradient = draw(i, x)
        for j in x.indices { v[i][j] = (1 - momentum) * v[i][j] + momentum * gradient[j] }
        let difference = x.indices.map { v[i][$0] - g[i][$0] }
        let message = TopK(k).compress(difference, using: &streams.compressor[i])
        for j in x.indices { g[i][j] += message[j] }
        for j in x.indices { server[j] += 1 / Double(n) * message[j] }
      }
      bits.append((x + g.flatMap(\.self) + server).map(\.bitPattern))
    }
    return bits
  }

  private func sgdm<C: Compressor>(_ compressor: C, momentum: Double, batch: Int = 1) -> EF21SGDM<C> {
    EF21SGDM(compressor: compressor, stepSize: 0.05, momentum: momentum, initialBatch: batch)
  }

  @Test(arguments: [1, 3, 4]) func theFrameIsTheMethodWrittenOut(_ n: Int) throws {
    #expect(
      try bits(sgdm(TopK(2), momentum: 0.2, batch: 3), workers: n)
        == plain(momentum: 0.2, initialBatch: 3, k: 2, workers: n))
  }

  @Test(arguments: [1, 4]) func momentumOneIsNoMomentum(_ n: Int) throws {
    let sgd = try bits(EF21SGD(compressor: TopK(2), stepSize: 0.05, initialBatch: 2), workers: n)
    #expect(try plain(momentum: 1, initialBatch: 2, k: 2, workers: n) == sgd)
    #expect(try bits(sgdm(TopK(2), momentum: 1, batch: 2), workers: n) == sgd)
    let double = EF21SGD2M(compressor: TopK(2), stepSize: 0.05, momentum: 1, initialBatch: 2)
    #expect(try bits(double, workers: n) == sgd)
    let recursive = EF21STORM(compressor: TopK(2), stepSize: 0.05, momentum: 1, initialBatch: 2)
    #expect(try bits(recursive, workers: n) == sgd)
  }

  @Test func withoutNoiseRecursiveMomentumIsEF21() throws {
    let ef21 = try bits(EF21(compressor: TopK(2), stepSize: 0.05, initialEstimates: .exact), noise: 0)
    let recursive = EF21STORM(compressor: TopK(2), stepSize: 0.05, momentum: 0.2, initialBatch: 1)
    #expect(try bits(recursive, noise: 0) == ef21)
    #expect(try bits(sgdm(TopK(2), momentum: 0.2), noise: 0) != ef21)
  }

  @Test func withoutNoiseTheIdealMethodIsGradientDescent() throws {
    let oracle = ExactOracle(try rotatedQuadratics())
    let ideal = EF21SGDMIdeal(compressor: TopK(2), stepSize: 0.05, momentum: 0.3)
    let plain = CompressedGradientDescent(compressor: Identity(), stepSize: 0.05)
    for rounds in [1, 30] {
      #expect(
        state(of: ideal, from: x0, on: oracle, rounds: rounds).x
          == state(of: plain, from: x0, on: oracle, rounds: rounds).x)
    }
  }

  @Test func withoutCompressionAndMomentumAllIsSGD() throws {
    let oracle = GaussianNoise(on: try rotatedQuadratics(), variance: 1)
    let method = SGDM(stepSize: 0.05, momentum: 1, initialBatch: 1)
    let plain = CompressedGradientDescent(compressor: Identity(), stepSize: 0.05)
    for rounds in [1, 2, 30] {
      #expect(
        state(of: method, from: x0, on: oracle, rounds: rounds).x
          == state(of: plain, from: x0, on: oracle, rounds: rounds).x)
    }
  }

  /// In numbers with few binary digits nothing is rounded, so that `g + (v − g)` is `v`.
  @Test func withoutCompressionEveryMethodIsSGDM() throws {
    let problem = try twoWorkers()
    var streams = streams(workers: 2)
    let (base, x) = (SGDM(stepSize: 0.5, momentum: 0.5, initialBatch: 1), [1.0, 2.0])
    let compressed = EF21SGDM(compressor: TopK(2), stepSize: 0.5, momentum: 0.5, initialBatch: 1)
    let noise = (0..<6).map { t in [[Double(t % 3), -1.0], [2.0, Double(t % 2)]] }
    func oracle(_ t: Int) -> GivenNoise<DenseQuadratics> { GivenNoise(on: problem, noise: noise[t]) }
    var plain = base.start(at: x, on: oracle(0), using: &streams)
    var method = compressed.start(at: x, on: oracle(0), using: &streams)
    for t in 1..<6 {
      base.advance(&plain, on: oracle(t), using: &streams)
      compressed.advance(&method, on: oracle(t), using: &streams)
      #expect(plain.x == method.x && plain.v == method.v && plain.g == method.g)
      #expect(plain.serverEstimate == method.serverEstimate)
    }
  }

  @Test func equalParametersInAListAreConstant() throws {
    let listed = EF21Frame(
      MomentumAverage(.given(Array(repeating: 0.2, count: 40))), compressor: TopK(2),
      stepSizes: .given(Array(repeating: 0.05, count: 40)))
    #expect(try bits(listed) == bits(sgdm(TopK(2), momentum: 0.2)))
    let decreasing = EF21SGDM(compressor: TopK(2), decreasingFrom: 0.05, initialBatch: 1)
    let roots = (0..<40).map { Double($0 + 1).squareRoot() }
    let copied = EF21Frame(
      MomentumAverage(.given(roots.map { 1 / $0 })), compressor: TopK(2), stepSizes: .given(roots.map { 0.05 / $0 }))
    #expect(try bits(decreasing) == bits(copied))
  }

  /// Powers of two scale without rounding, and Top-k does not mind the unit.
  @Test func theUnitOfAHomogeneousCompressorDoesNotMatter() throws {
    #expect(
      try bits(sgdm(Rescaled(by: 0x1p-4, TopK(2)), momentum: 0.2)) == bits(sgdm(TopK(2), momentum: 0.2)))
    let grid = NearestRounding(to: MultiplesOfStep(1))
    #expect(
      try bits(sgdm(Rescaled(by: 0x1p-4, grid), momentum: 0.2)) != bits(sgdm(grid, momentum: 0.2)))
  }

  @Test func aLoneServerHoldsTheWorkersEstimate() throws {
    let oracle = GaussianNoise(on: try rotatedQuadratics(workers: 1), variance: 1)
    let after = state(of: sgdm(TopK(2), momentum: 0.2), from: x0, on: oracle, rounds: 40)
    #expect(after.serverEstimate == after.g[0])
  }
}
