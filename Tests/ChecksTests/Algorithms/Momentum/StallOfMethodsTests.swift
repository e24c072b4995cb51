import EFSpec
import GSL
import Testing
import Theory

@testable import Checks

/// The closed forms of the stall against the methods themselves.
@Suite struct StallOfMethodsTests {
  private func parabola(workers n: Int) throws -> DenseQuadratics {
    let identity = SymmetricMatrix(dimension: 2, entries: [1, 0, 0, 1])
    return try DenseQuadratics(
      matrices: Array(repeating: identity, count: n), linearTerms: Array(repeating: [0, 0], count: n))
  }

  /// All branches of some rounds of a method, with their probabilities.
  private func moments<A: Algorithm>(
    of method: A, on oracle: DiscreteNoise<DenseQuadratics>, from start: [Double], rounds: Int
  ) -> (mean: [Double], square: Double) {
    let outcomes = ChosenOutcomes.all(of: oracle)
    var streams = WorkerStreams(
      seed: 0, experiment: "test", repetition: 0, workerCount: oracle.problem.workerCount)
    var branches = outcomes.map {
      (probability: $0.probability, state: method.start(at: start, on: $0, using: &streams))
    }
    for _ in 0..<rounds {
      branches = branches.flatMap { branch in
        outcomes.map { outcome in
          var next = branch
          next.probability *= outcome.probability
          method.advance(&next.state, on: outcome, using: &streams)
          return next
        }
      }
    }
    var (mean, square) = ([0.0, 0.0], 0.0)
    for (probability, state) in branches {
      for j in 0..<2 { mean[j] += probability * state.x[j] }
      square += probability * squaredNorm(state.x.span)
    }
    return (mean, square)
  }

  @Test(arguments: [(1, 1.0), (1, 0.1), (2, 0.3)]) func theIdealMethodIsAtItsClosedForm(
    _ n: Int, _ momentum: Double
  ) throws {
    let oracle = DiscreteNoise.threePoint(on: try parabola(workers: n), variance: 2)
    let method = EF21SGDMIdeal(compressor: TopK(1), stepSize: 0.25, momentum: momentum)
    let stall = try IdealStall(
      smoothness: 1, stepSize: 0.25, workerCount: n, noiseVariance: 2, momentum: momentum, start: -1)
    for rounds in 0...(n == 1 ? 6 : 3) {
      let exact = moments(of: method, on: oracle, from: [0, -1], rounds: rounds)
      #expect(exact.mean[0].magnitude < 1e-15)
      #expect((exact.mean[1] - stall.mean(afterRounds: rounds)).magnitude < 1e-13)
      #expect((exact.square - stall.squaredGradient(afterRounds: rounds)).magnitude < 1e-13)
    }
  }

  /// Implementable EF21-SGD does not follow the closed form of the ideal method.
  @Test func theImplementableMethodIsNot() throws {
    let oracle = DiscreteNoise.threePoint(on: try parabola(workers: 1), variance: 2)
    let method = EF21SGD(compressor: TopK(1), stepSize: 0.25, initialBatch: 1)
    let stall = try IdealStall(
      smoothness: 1, stepSize: 0.25, workerCount: 1, noiseVariance: 2, momentum: 1, start: -1)
    let exact = moments(of: method, on: oracle, from: [0, -1], rounds: 6)
    #expect((exact.square - stall.squaredGradient(afterRounds: 6)).magnitude > 1e-2)
  }

  /// The estimate of EF21-SGD at an iterate that hardly moves, after 4·10⁵ rounds of 2 workers: the standard error is
  /// below `√(10σ²/(8·10⁵)) = 3.5·10⁻³` with 10 for the rounds that a coordinate stays; five of them.
  @Test func theFrozenBiasIsThatOfTheMethod() throws {
    let problem = try parabola(workers: 2)
    let oracle = DiscreteNoise.twoPoint(on: problem, a: 7, b: 6, rare: 0.2, variance: 1)
    let method = EF21SGD(compressor: TopK(1), stepSize: 1e-12, initialBatch: 1)
    var streams = WorkerStreams(seed: 3, experiment: "frozen", repetition: 0, workerCount: 2)
    let rounds = 400_000
    var total = [0.0, 0.0]
    method.run(from: [0, 0], on: oracle, rounds: rounds, using: &streams) { _, state in
      for j in 0..<2 { total[j] += state.serverEstimate[j] / Double(rounds) }
      return true
    }
    let stall = try TwoPointStall(a: 7, b: 6, rare: Fraction(1, 5))
    let bias = stall.bias.value / stall.variance.value.squareRoot()
    #expect(total[0].magnitude < 0.0175 && (total[1] - bias).magnitude < 0.0175)
    #expect(bias < -0.18)
  }

  @Test func theExactSumsAreThoseOfTheCompressor() throws {
    let oracle = DiscreteNoise.threePoint(on: try parabola(workers: 1), variance: 10.0 / 3)
    var stream = RandomStream(StreamName(seed: 1, purpose: .compressor, experiment: "stall"))
    for size in 1...5 {
      var sums = [[0.0, 0.0]]
      for _ in 0..<size {
        sums = sums.flatMap { sum in oracle.points.map { [sum[0] + $0[0].rounded(), sum[1] + $0[1].rounded()] } }
      }
      var mean = [0.0, 0.0]
      for sum in sums {
        let kept = TopK(1).compress(sum, using: &stream)
        for j in 0..<2 { mean[j] += kept[j] / Double(size * sums.count) }
      }
      let exact = try BatchedNoise(.threePoint, batchSize: size).topOneMean()
      #expect((mean[0] - exact.x.value).magnitude < 1e-14 && (mean[1] - exact.y.value).magnitude < 1e-14)
    }
  }

  @Test func aNoiseHasItsLawAndVariance() throws {
    let oracle = DiscreteNoise.twoPoint(on: try parabola(workers: 1), a: 7, b: 6, rare: 0.2, variance: 340)
    #expect(oracle.outcomeProbabilities == [0.2, 0.8])
    for (point, exact) in zip(oracle.points, [[-28.0, 24], [7, -6]]) {
      #expect((point[0] - exact[0]).magnitude < 1e-12 && (point[1] - exact[1]).magnitude < 1e-12)
    }
    var stream = RandomStream(StreamName(seed: 5, purpose: .gradientNoise, experiment: "law"))
    var rare = 0
    let origin = [0.0, 0.0]
    for _ in 0..<10_000 {
      var gradient = origin
      var span = gradient.mutableSpan
      oracle.gradient(of: 0, at: origin.span, into: &span, using: &stream)
      rare += gradient[0] < 0 ? 1 : 0
    }
    // Five standard deviations of 40 around 2000: false alarm below 10⁻⁶.
    #expect((rare - 2000).magnitude < 200)
  }
}
