import EFSpec
import Testing

struct EF21SGDMTests {
  @Test("One round by hand")
  func roundByHand() throws {
    let method = EF21SGDM(compressor: TopK(1), stepSize: 0.5, momentum: 0.25, initialBatch: 1)
    let oracle = ExactOracle(try twoWorkers())
    var streams = streams(workers: 2)
    var state = EF21SGDM<TopK>.State(x: [1, 2], v: [[4, 0], [0, 8]], g: [[2, 0], [2, 4]])
    method.advance(&state, on: oracle, using: &streams)
    // x = (1, 2) − ½ (2, 2) = (0, 1); there ∇f₁ = (−2, 1), ∇f₂ = (2, −1).
    #expect(state.x == [0, 1])
    #expect(state.v == [[2.5, 0.25], [0.5, 5.75]])
    // The differences are (0.5, 0.25) and (−1.5, 1.75).
    #expect(state.g == [[2.5, 0], [2, 5.75]])
    #expect(state.serverEstimate == [2.25, 2.875])
  }

  @Test("The start averages the initial batch, noise by noise")
  func initialBatch() throws {
    let problem = try twoWorkers()
    let noise = GaussianNoise(on: problem, variance: 4)
    let method = EF21SGDM(compressor: TopK(1), stepSize: 0.5, momentum: 0.25, initialBatch: 3)
    let start = state(of: method, from: [1, 2], on: noise, rounds: 0)
    var streams = streams(workers: 2)
    for i in 0..<2 {
      var draws: [[Double]] = []
      for _ in 0..<3 {
        var draw = [0.0, 0.0]
        var span = draw.mutableSpan
        let x = [1.0, 2.0]
        noise.gradient(of: i, at: x.span, into: &span, using: &streams.gradientNoise[i])
        draws.append(draw)
      }
      #expect(relativeDistance(start.v[i], mean(of: draws)) < 1e-15)
    }
    #expect(start.g == start.v)
  }

  @Test("With the identity and momentum 1 it is stochastic gradient descent, one round late")
  func reducesToGradientDescent() throws {
    let oracle = ExactOracle(try rotatedQuadratics())
    let x0 = [Double](repeating: 1, count: 6)
    let method = EF21SGDM(compressor: Identity(), stepSize: 0.1, momentum: 1, initialBatch: 1)
    let plain = CompressedGradientDescent(compressor: Identity(), stepSize: 0.1)
    let x = state(of: method, from: x0, on: oracle, rounds: 30).x
    #expect(relativeDistance(x, state(of: plain, from: x0, on: oracle, rounds: 30).x) < 1e-12)
  }

  @Test("With the identity the estimates are the momentum averages")
  func identityCompressor() throws {
    let oracle = GaussianNoise(on: try rotatedQuadratics(), variance: 1)
    let method = EF21SGDM(compressor: Identity(), stepSize: 0.1, momentum: 0.3, initialBatch: 2)
    let after = state(of: method, from: [Double](repeating: 1, count: 6), on: oracle, rounds: 30)
    for (g, v) in zip(after.g, after.v) { #expect(relativeDistance(g, v) < 1e-13) }
  }

  @Test("n workers with one loss and the same noise are one worker")
  func equalWorkers() throws {
    let matrix = SymmetricMatrix(dimension: 2, entries: [2, 1, 1, 3])
    let alone = try DenseQuadratics(matrices: [matrix], linearTerms: [[1, -2]])
    let four = try DenseQuadratics(
      matrices: Array(repeating: matrix, count: 4), linearTerms: Array(repeating: [1, -2], count: 4))
    let method = EF21SGDM(compressor: TopK(1), stepSize: 0.1, momentum: 0.3, initialBatch: 1)
    let one = state(of: method, from: [5, 1], on: GivenNoise(on: alone, noise: [[0.5, 0.25]]), rounds: 25)
    let many = state(
      of: method, from: [5, 1], on: GivenNoise(on: four, noise: Array(repeating: [0.5, 0.25], count: 4)), rounds: 25)
    #expect(relativeDistance(many.x, one.x) < 1e-13)
  }

  @Test("Exchanging the compressor leaves the noise as it was")
  func commonRandomNumbers() throws {
    let oracle = GaussianNoise(on: try rotatedQuadratics(), variance: 1)
    let x0 = [Double](repeating: 1, count: 6)
    func start(_ compressor: some Compressor) -> [[Double]] {
      state(
        of: EF21SGDM(compressor: compressor, stepSize: 0.1, momentum: 0.3, initialBatch: 5), from: x0, on: oracle,
        rounds: 0
      ).v
    }
    #expect(start(TopK(1)) == start(RandK(3, scaling: .unbiased)))
  }

  @Test("Two runs of one seed are equal bit by bit, those of two seeds are not")
  func reproducible() throws {
    let oracle = MiniBatch(of: try randomLogistic(), batchSize: 3, sampling: .withoutReplacement)
    let method = EF21SGDM(compressor: RandK(2, scaling: .biased), stepSize: 0.1, momentum: 0.3, initialBatch: 2)
    let x0 = [Double](repeating: 0, count: 5)
    let run = state(of: method, from: x0, on: oracle, rounds: 20)
    let again = state(of: method, from: x0, on: oracle, rounds: 20)
    #expect(run.x == again.x && run.v == again.v && run.g == again.g)
    #expect(run.x != state(of: method, from: x0, on: oracle, rounds: 20, seed: 2).x)
  }
}
