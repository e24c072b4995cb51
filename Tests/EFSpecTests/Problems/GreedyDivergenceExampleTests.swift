import EFSpec
import Testing

@Suite struct GreedyDivergenceExampleTests {
  private let problem = GreedyDivergenceExample()

  /// `⟨a₁, x⟩ = 1` at `x = (1, 1, 1)`: `f₁ = 1 + ¾`, `∇f₁ = 2a₁ + x/2 = (−5½, 4½, 4½)`.
  @Test func handValues() {
    let x = [1.0, 1, 1]
    #expect(problem.loss(of: 0, at: x.span) == 1.75)
    #expect(problem.gradient(of: 0, at: x) == [-5.5, 4.5, 4.5])
    #expect(problem.gradient(of: 1, at: x) == [4.5, -5.5, 4.5])
    #expect(relativeDistance(problem.gradient(at: x), [7.0 / 6, 7.0 / 6, 7.0 / 6]) < 1e-15)
  }

  /// The stated constants are the eigenvalues of `2aaᵀ + I/2` and of their mean.
  @Test func constants() throws {
    let matrices = (0..<3).map { worker -> SymmetricMatrix in
      let a = (0..<3).map { $0 == worker ? -3.0 : 2 }
      let entries = (0..<9).map { (place: Int) -> Double in
        2 * a[place / 3] * a[place % 3] + (place / 3 == place % 3 ? 0.5 : 0)
      }
      return SymmetricMatrix(dimension: 3, entries: entries)
    }
    let dense = try DenseQuadratics(matrices: matrices, linearTerms: Array(repeating: [0, 0, 0], count: 3))
    #expect(relativeDistance(dense.workerSmoothness, problem.workerSmoothness) < 1e-14)
    let minimum = try #require(dense.minimum)
    #expect(
      relativeDistance([dense.smoothness, minimum.strongConvexity], [problem.smoothness, problem.strongConvexity])
        < 1e-14)
  }

  /// `x⁺ = (1 + 11γ/6)x` from the diagonal, against the sign of the gradient.
  @Test func oneRoundGrows() {
    let method = CompressedGradientDescent(compressor: TopK(1), stepSize: 0.6)
    let next = state(of: method, from: [2, 2, 2], on: ExactOracle(problem), rounds: 1)
    #expect(relativeDistance(next.x, [4.2, 4.2, 4.2]) < 1e-15)
  }
}
