import EFSpec
import GSL
import Testing

/// One round of every estimator by hand, at `x = (1, 2)` with a step of ½ to `(0, 1)`.
///
/// There `∇f₁ = (−2, 1)` and `∇f₂ = (2, −1)`; before, at `(1, 2)`, they are `(0, 2)` and `(4, 2)`.
@Suite struct EstimatorTests {
  private let v = [[4.0, 0], [0, 8]]
  private let g = [[2.0, 0], [2, 4]]

  private func next<E: GradientEstimator>(
    _ method: EF21Frame<E, TopK>, from state: EF21State<E.Memory>, noise: [[Double]] = [[0, 0], [0, 0]]
  ) throws -> EF21State<E.Memory> {
    var (state, streams) = (state, streams(workers: 2))
    method.advance(&state, on: GivenNoise(on: try twoWorkers(), noise: noise), using: &streams)
    #expect(state.x == [0, 1] && state.round == 1)
    return state
  }

  @Test func freshGradient() throws {
    let after = try next(
      EF21SGD(compressor: TopK(1), stepSize: 0.5, initialBatch: 1), from: EF21State(x: [1, 2], g: g),
      noise: [[1, 0], [0, 1]])
    #expect(after.v == [[-1, 1], [2, 0]])
    // The differences are (−3, 1) and (0, −4).
    #expect(after.g == [[-1, 0], [2, 0]])
    #expect(after.serverEstimate == [0.5, 0])
  }

  @Test func doubleMomentum() throws {
    let after = try next(
      EF21SGD2M(compressor: TopK(1), stepSize: 0.5, momentum: 0.25, initialBatch: 1),
      from: EF21State(x: [1, 2], v: v, u: [[4, 4], [0, 4]], g: g))
    #expect(after.v == [[2.5, 0.25], [0.5, 5.75]])
    #expect(after.u == [[3.625, 3.0625], [0.125, 4.4375]])
    #expect(after.targets == after.u)
    // The differences are (1.625, 3.0625) and (−1.875, 0.4375).
    #expect(after.g == [[2, 3.0625], [0.125, 4]])
    #expect(after.serverEstimate == [1.0625, 3.53125])
  }

  @Test func recursiveMomentum() throws {
    let method = EF21STORM(compressor: TopK(1), stepSize: 0.5, momentum: 0.25, initialBatch: 1)
    let start = EF21State<RecursiveMomentum.Memory>(x: [1, 2], v: v, g: g)
    let exact = try next(method, from: start)
    // (−2, 1) + ¾((4, 0) − (0, 2)) and (2, −1) + ¾((0, 8) − (4, 2)).
    #expect(exact.v == [[1, -0.5], [-1, 3.5]])
    #expect(exact.g == [[1, 0], [-1, 4]])
    #expect(exact.serverEstimate == [0, 2])
    // Noise that is the same at both points comes in with the weight η.
    let noisy = try next(method, from: start, noise: [[4, 0], [0, 4]])
    #expect(noisy.v == [[2, -0.5], [-1, 4.5]])
  }

  @Test func recursiveMomentumMeetsTheSameSampleTwice() throws {
    let problem = try twoWorkers()
    let method = EF21STORM(compressor: Identity(), stepSize: 0.5, momentum: 0.25, initialBatch: 1)
    var streams = streams(workers: 2)
    var (noise, ahead) = ([[Double]](), streams.gradientNoise)
    for i in 0..<2 { noise.append(normalVector(2, using: &ahead[i])) }
    var state = EF21State<RecursiveMomentum.Memory>(x: [1, 2], v: v, g: v)
    method.advance(&state, on: GaussianNoise(on: problem, variance: 2), using: &streams)
    // x = (1, 2) − ½(2, 4); there ∇f₁ = (−2, 0) and ∇f₂ = (2, −4).
    let expected = [[1.0, -1.5], [-1, 0.5]]
    for i in 0..<2 {
      let shifted = (0..<2).map { expected[i][$0] + 0.25 * noise[i][$0] }
      #expect(relativeDistance(state.v[i], shifted) < 1e-14)
    }
    // One draw was taken, not two.
    var (first, second) = (streams.gradientNoise[0], ahead[0])
    #expect(first.gaussian() == second.gaussian())
  }

  @Test func idealMomentum() throws {
    let method = EF21SGDMIdeal(compressor: TopK(1), stepSize: 0.5, momentum: 0.25)
    let start = EF21State(
      x: [1, 2], memories: v.map { IdealMomentum.Memory(v: $0, exact: [9, 9]) }, g: g)
    let after = try next(method, from: start, noise: [[4, 8], [8, 4]])
    #expect(after.v == [[-1, 3], [4, 0]])
    // Of the noise, (1, 2) and (2, 1), the larger entry is kept.
    #expect(after.g == [[-2, 3], [4, -1]])
    #expect(after.serverEstimate == [1, 1])
  }

  @Test func idealStartIsCompressedToo() throws {
    let method = EF21SGDMIdeal(compressor: TopK(1), stepSize: 0.5, momentum: 0.25)
    let oracle = GivenNoise(on: try twoWorkers(), noise: [[4, 8], [8, 4]])
    #expect(state(of: method, from: [0, 1], on: oracle, rounds: 0).g == [[-2, 3], [4, -1]])
  }

  @Test func withoutCompression() throws {
    let method = SGDM(stepSize: 0.5, momentum: 0.25, initialBatch: 1)
    let start = EF21State(
      x: [1, 2], memories: v.map { WithoutFeedback<MomentumAverage>.Memory(GradientMemory(v: $0)) }, g: v)
    var (after, streams) = (start, streams(workers: 2))
    method.advance(&after, on: ExactOracle(try twoWorkers()), using: &streams)
    #expect(after.x == [0, 0])
    #expect(after.v == [[2.5, 0], [0.5, 5]])
    #expect(after.g == after.v)
    #expect(after.serverEstimate == [1.5, 2.5])
  }

  @Test func withoutFeedbackTheEstimateItselfIsCompressed() throws {
    let method = EF21Frame(
      WithoutFeedback(FreshGradient()), compressor: TopK(1), stepSizes: .constant(0.5), initialEstimates: .compressed)
    let oracle = ExactOracle(try twoWorkers())
    let plain = CompressedGradientDescent(compressor: TopK(1), stepSize: 0.5)
    for rounds in [0, 1, 7] {
      #expect(
        state(of: method, from: [1, 2], on: oracle, rounds: rounds).x
          == state(of: plain, from: [1, 2], on: oracle, rounds: rounds).x)
    }
  }

  @Test func parametersMayDecrease() {
    #expect([0, 3, 15].map { Momenta.inverseSquareRoot[$0] } == [1, 0.5, 0.25])
    #expect([0, 3, 15].map { StepSizes.inverseSquareRoot(0.5)[$0] } == [0.5, 0.25, 0.125])
    #expect(Momenta.given([1, 0.5])[1] == 0.5 && Momenta.constant(0.25)[9] == 0.25)
    let method = EF21SGDM(compressor: TopK(1), decreasingFrom: 0.5, initialBatch: 1)
    #expect(method.stepSize == 0.5 && method.momentum == 1)
  }

  @Test func anotherUnitMattersToAbsoluteCompressorsAlone() {
    var stream = streams(workers: 1).compressor[0]
    let x = [3.0, -1, 0.5]
    let grid = NearestRounding(to: MultiplesOfStep(1))
    #expect(grid.compress(x, using: &stream) == [3, -1, 0])
    #expect(Rescaled(by: 0.25, grid).compress(x, using: &stream) == x)
    #expect(Rescaled(by: 4, grid).compress(x, using: &stream) == [4, 0, 0])
    #expect(Rescaled(by: 4, TopK(2)).compress(x, using: &stream) == TopK(2).compress(x, using: &stream))
    let half = Rescaled(by: 2, RandK(1, scaling: .biased)).moments(of: x)
    let plain = RandK(1, scaling: .biased).moments(of: x)
    #expect((half.squaredError - plain.squaredError).magnitude < 1e-14 && relativeDistance(half.mean, plain.mean) == 0)
  }
}
