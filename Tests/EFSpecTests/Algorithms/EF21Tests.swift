import EFSpec
import Testing

struct EF21Tests {
  @Test("The start by hand, whole and compressed")
  func startByHand() throws {
    let oracle = ExactOracle(try twoWorkers())
    let whole = EF21(compressor: TopK(1), stepSize: 0.5, initialEstimates: .exact)
    #expect(state(of: whole, from: [1, 2], on: oracle, rounds: 0).g == [[0, 2], [4, 2]])
    let compressed = EF21(compressor: TopK(1), stepSize: 0.5, initialEstimates: .compressed)
    let start = state(of: compressed, from: [1, 2], on: oracle, rounds: 0)
    #expect(start.g == [[0, 2], [4, 0]])
    #expect(start.serverEstimate == [2, 1])
  }

  @Test("One round by hand")
  func roundByHand() throws {
    let method = EF21(compressor: TopK(1), stepSize: 0.5, initialEstimates: .compressed)
    let after = state(of: method, from: [1, 2], on: ExactOracle(try twoWorkers()), rounds: 1)
    // x = (1, 2) − ½ (2, 1). There ∇f₁ = (−2, 1.5), ∇f₂ = (2, 0.5); the differences from g are
    // (−2, −0.5) and (−2, 0.5), of which (−2, 0) is sent twice.
    #expect(after.x == [0, 1.5])
    #expect(after.g == [[-2, 2], [2, 0]])
    #expect(after.serverEstimate == [0, 1])
  }

  @Test("With the identity it is gradient descent")
  func reducesToGradientDescent() throws {
    let oracle = ExactOracle(try rotatedQuadratics())
    let x0 = [Double](repeating: 1, count: 6)
    let method = EF21(compressor: Identity(), stepSize: 0.1, initialEstimates: .compressed)
    let plain = CompressedGradientDescent(compressor: Identity(), stepSize: 0.1)
    for rounds in [1, 2, 30] {
      let x = state(of: method, from: x0, on: oracle, rounds: rounds).x
      #expect(relativeDistance(x, state(of: plain, from: x0, on: oracle, rounds: rounds).x) < 1e-12)
    }
  }

  @Test("The server's estimate is the mean of the workers'")
  func serverEstimate() throws {
    let method = EF21(compressor: RandK(2, scaling: .biased), stepSize: 0.1, initialEstimates: .compressed)
    let after = state(
      of: method, from: [Double](repeating: 1, count: 6), on: ExactOracle(try rotatedQuadratics()), rounds: 500)
    // 500 rounds of three additions: rounding grows to at most 1500 units in the last place.
    let scale = after.g.flatMap(\.self).map(\.magnitude).max() ?? 0
    let difference = zip(after.serverEstimate, mean(of: after.g)).map { ($0 - $1).magnitude }.max() ?? 0
    #expect(difference <= 1500 * 0x1p-52 * max(1, scale))
  }

  @Test("It is EF21-SGDM with momentum 1")
  func momentumOne() throws {
    let oracle = ExactOracle(try rotatedQuadratics())
    let x0 = [Double](repeating: 1, count: 6)
    let plain = state(
      of: EF21(compressor: TopK(2), stepSize: 0.1, initialEstimates: .exact), from: x0, on: oracle, rounds: 40)
    let momentum = state(
      of: EF21SGDM(compressor: TopK(2), stepSize: 0.1, momentum: 1, initialBatch: 1), from: x0, on: oracle,
      rounds: 40)
    #expect(plain.x == momentum.x && plain.g == momentum.g)
  }

  @Test("It has no floor where EF14 has one: exact gradients, workers that disagree")
  func noFloor() throws {
    let problem = try rotatedQuadratics()
    let oracle = ExactOracle(problem)
    let x0 = [Double](repeating: 1, count: 6)
    let estimates = state(
      of: EF21(compressor: TopK(2), stepSize: 0.02, initialEstimates: .compressed), from: x0, on: oracle, rounds: 20_000
    )
    let errors = state(of: EF14(compressor: TopK(2), stepSize: 0.02), from: x0, on: oracle, rounds: 20_000)
    #expect(squaredNorm(problem.gradient(at: estimates.x).span) < 1e-20)
    #expect(squaredNorm(problem.gradient(at: errors.x).span) > 1e-8)
  }
}
