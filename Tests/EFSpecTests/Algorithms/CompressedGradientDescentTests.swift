import EFSpec
import Testing

struct CompressedGradientDescentTests {
  @Test("One round by hand")
  func roundByHand() throws {
    // At (1, 2): ∇f₁ = (0, 2), ∇f₂ = (4, 2); Top-1 sends (0, 2) and (4, 0), their mean is (2, 1).
    let method = CompressedGradientDescent(compressor: TopK(1), stepSize: 0.5)
    let after = state(of: method, from: [1, 2], on: ExactOracle(try twoWorkers()), rounds: 1)
    #expect(after.x == [0, 1.5])
  }

  @Test("With the identity it is gradient descent")
  func reducesToGradientDescent() throws {
    let problem = try rotatedQuadratics()
    let method = CompressedGradientDescent(compressor: Identity(), stepSize: 0.1)
    var x = [Double](repeating: 1, count: 6)
    let after = state(of: method, from: x, on: ExactOracle(problem), rounds: 20)
    for _ in 0..<20 { x = zip(x, problem.gradient(at: x)).map { $0 - 0.1 * $1 } }
    #expect(relativeDistance(after.x, x) < 1e-12)
  }
}
