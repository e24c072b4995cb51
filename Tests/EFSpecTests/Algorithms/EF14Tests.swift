import EFSpec
import Testing

struct EF14Tests {
  @Test("Two rounds by hand")
  func roundsByHand() throws {
    let oracle = ExactOracle(try twoWorkers())
    let method = EF14(compressor: TopK(1), stepSize: 0.5)
    // At (1, 2): p₁ = (0, 1), p₂ = (2, 1). Sent: (0, 1) and (2, 0), their mean is (1, ½).
    let first = state(of: method, from: [1, 2], on: oracle, rounds: 1)
    #expect(first.x == [0, 1.5])
    #expect(first.e == [[0, 0], [0, 1]])
    // At (0, 1.5): p₁ = (−1, ¾), p₂ = (0, 1) + (1, ¼). Sent: (−1, 0) and (0, 1¼).
    let second = state(of: method, from: [1, 2], on: oracle, rounds: 2)
    #expect(second.x == [0.5, 0.875])
    #expect(second.e == [[0, 0.75], [1, 0]])
  }

  @Test("With the identity it is gradient descent and keeps no error")
  func reducesToGradientDescent() throws {
    let oracle = ExactOracle(try rotatedQuadratics())
    let x0 = [Double](repeating: 1, count: 6)
    let feedback = state(of: EF14(compressor: Identity(), stepSize: 0.1), from: x0, on: oracle, rounds: 30)
    let plain = state(
      of: CompressedGradientDescent(compressor: Identity(), stepSize: 0.1), from: x0, on: oracle, rounds: 30)
    #expect(relativeDistance(feedback.x, plain.x) < 1e-12)
    #expect(feedback.e.allSatisfy { $0.allSatisfy { $0 == 0 } })
  }

  @Test("The virtual iterate makes plain stochastic gradient steps", arguments: [1, 2, 5])
  func virtualIterate(k: Int) throws {
    let problem = try rotatedQuadratics()
    let noise = (0..<3).map { i in (0..<6).map { Double($0 - i) } }
    let oracle = GivenNoise(on: problem, noise: noise)
    let method = EF14(compressor: TopK(k), stepSize: 0.05)
    var streams = streams(workers: 3)
    var state = method.start(at: [Double](repeating: 2, count: 6), on: oracle, using: &streams)
    for _ in 0..<50 {
      let gradient = zip(problem.gradient(at: state.x), mean(of: noise)).map { $0 + $1 }
      let expected = zip(state.virtualIterate, gradient).map { $0 - 0.05 * $1 }
      method.advance(&state, on: oracle, using: &streams)
      #expect(relativeDistance(state.virtualIterate, expected) < 1e-12)
    }
  }

  @Test("Two runs of one seed are equal bit by bit, those of two seeds are not")
  func reproducible() throws {
    let oracle = GaussianNoise(on: try rotatedQuadratics(), variance: 1)
    let method = EF14(compressor: RandK(2, scaling: .biased), stepSize: 0.1)
    let x0 = [Double](repeating: 1, count: 6)
    let run = state(of: method, from: x0, on: oracle, rounds: 20)
    let again = state(of: method, from: x0, on: oracle, rounds: 20)
    #expect(run.x == again.x && run.e == again.e)
    #expect(run.x != state(of: method, from: x0, on: oracle, rounds: 20, seed: 2).x)
  }
}
