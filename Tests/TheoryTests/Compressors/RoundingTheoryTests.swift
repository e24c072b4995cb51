import Testing
import Theory

@Suite struct RoundingTheoryTests {
  @Test func baseTwoIsNaturalCompression() throws {
    let rounding = UnbiasedRoundingTheory(grid: try RoundingGrid(powersOf: 2))
    #expect(try rounding.constants(dimension: 5) == NaturalCompressionTheory().constants(dimension: 5))
  }

  /// ρ = 3: Z = 16/12, m = ½, M = 3/2.
  @Test func theWidestCellDecides() throws {
    let grid = try RoundingGrid(levels: [1, 2, 6, 9])
    let constants = try NearestRoundingTheory(grid: grid).constants(dimension: 2)
    #expect(constants.alpha == .attained(0.25) && constants.gamma == .attained(0.5))
    #expect(constants.beta == .supremum(1.5))
    #expect(constants.delta == .attained(4.0 / 3))
    #expect(try UnbiasedRoundingTheory(grid: grid).constants(dimension: 2).zeta == .attained(4.0 / 3))
    #expect(try UnbiasedRoundingTheory(grid: grid).extremalInput(for: .zeta, dimension: 2)?.x == [3, 3])
    #expect(NearestRoundingTheory(grid: grid).inputMagnitudes == 1...9)
  }

  /// (b + 1)² ≥ 8b from b = 3 + 2√2 on: ζ ≥ 2.
  @Test func wideGridsDoNotContractUnscaled() throws {
    #expect(try UnbiasedRoundingTheory(grid: RoundingGrid(powersOf: 5.8)).constants(dimension: 2).delta != nil)
    let wide = try UnbiasedRoundingTheory(grid: RoundingGrid(powersOf: 5.9)).constants(dimension: 2)
    #expect(wide.delta == nil && wide.deltaScaledByInverseZeta != nil)
  }

  @Test func nearestRoundingHasTheDeltaOfScaledUnbiasedRounding() throws {
    for base in [1.1, 2, 3, 10] {
      let grid = try RoundingGrid(powersOf: base)
      #expect(
        try NearestRoundingTheory(grid: grid).constants(dimension: 3).delta
          == UnbiasedRoundingTheory(grid: grid).constants(dimension: 3).deltaScaledByInverseZeta)
    }
  }

  @Test func gridsOfMultiplesAreAbsolute() throws {
    let nearest = try NearestGridTheory(step: 0.5).constants(dimension: 16)
    #expect(nearest.absoluteError == .attained(1) && nearest.beta == .supremum(2))
    #expect(nearest.alpha == nil && nearest.gamma == nil && nearest.delta == nil && !nearest.isUnbiased)
    let stochastic = try StochasticGridTheory(step: 0.5).constants(dimension: 16)
    #expect(stochastic.absoluteError == .attained(1) && stochastic.isUnbiased)
    #expect(stochastic.zeta == nil && stochastic.beta == nil && stochastic.delta == nil)
  }

  @Test func refusesBadGrids() {
    for levels in [[], [1], [0, 1], [2, 1], [1, 1], [1, .infinity], [.nan, 1], [1, .nan]] {
      #expect(throws: HypothesisViolation.self) { try RoundingGrid(levels: levels) }
    }
    for value in [1, 0, -2, .infinity, .nan] {
      #expect(throws: HypothesisViolation.self) { try RoundingGrid(powersOf: value) }
    }
    for value in [0, -1, .infinity, .nan] {
      #expect(throws: HypothesisViolation.self) { try NearestGridTheory(step: value) }
      #expect(throws: HypothesisViolation.self) { try StochasticGridTheory(step: value) }
    }
  }
}
