import Testing
import Theory

@Suite struct YoungPairTests {
  /// `α = 3/4`: `q = 1/2`, `θ = 1/2`, `β = 1/2`.
  @Test func handValue() throws {
    let pair = YoungPair.tight(try ContractiveClass(alpha: 0.75))
    #expect(pair.theta == 0.5)
    #expect(pair.beta == 0.5)
    #expect(pair.noiseRatio == 0.5)
  }

  @Test func withoutCompressionNothingIsLeft() throws {
    let pair = YoungPair.tight(try ContractiveClass(alpha: 1))
    #expect(pair.theta == 1 && pair.beta == 0 && pair.noiseRatio == 0)
  }

  @Test func theTightPairIsNeverWorseThanTheCrudeOne() throws {
    for step in 1...100 {
      let contraction = try ContractiveClass(alpha: Double(step) / 100)
      let tight = YoungPair.tight(contraction)
      let crude = YoungPair.crude(contraction)
      #expect(tight.theta >= crude.theta && tight.beta <= crude.beta)
    }
  }

  /// In one dimension the inequality reads `(1 − α)(a + b)² ≤ (1 − θ)a² + βb²`.
  @Test func bothPairsSatisfyTheInequality() throws {
    for alpha in [0.01, 0.1, 0.5, 0.9] {
      let contraction = try ContractiveClass(alpha: alpha)
      for pair in [YoungPair.tight(contraction), .crude(contraction)] {
        for step in -50...50 {
          let b = Double(step) / 10
          let left = (1 - alpha) * (1 + b) * (1 + b)
          let right = (1 - pair.theta) + pair.beta * b * b
          #expect(left <= right + 1e-12 * max(1, right), "α = \(alpha), b = \(b)")
        }
      }
    }
  }

  @Test func smallParametersKeepTheirDigits() throws {
    let pair = YoungPair.tight(try ContractiveClass(alpha: 1e-15))
    // θ = α/2 + α²/8 + …
    #expect((pair.theta / 0.5e-15 - 1).magnitude < 1e-14)
  }
}
