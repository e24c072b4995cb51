import Testing
import Theory

@Suite struct RandomSparsificationTheoryTests {
  @Test func theSmallestProbabilityDecides() throws {
    let theory = try RandomSparsificationTheory(probabilities: [0.5, 0.25, 1])
    let constants = try theory.constants(dimension: 3)
    #expect(constants.alpha?.value == 0.25 && constants.delta?.value == 4 && constants.beta?.value == 1)
    #expect(try theory.extremalInput(for: .delta, dimension: 3)?.x == [0, 1, 0])
  }

  @Test func dividingByTheProbabilitiesIsUnbiased() throws {
    let theory = try UnbiasedRandomSparsificationTheory(probabilities: [0.5, 0.25])
    let constants = try theory.constants(dimension: 2)
    #expect(constants.zeta?.value == 4 && constants.alpha?.value == 2 && constants.delta == nil)
    #expect(try theory.extremalInput(for: .alpha, dimension: 2)?.x == [1, 0])
    #expect(try theory.extremalInput(for: .zeta, dimension: 2)?.x == [0, 1])
  }

  @Test func equalProbabilitiesHaveTheConstantsOfRandK() throws {
    #expect(
      try RandomSparsificationTheory(probabilities: [0.5, 0.5, 0.5, 0.5]).constants(dimension: 4)
        == RandKTheory(2).constants(dimension: 4))
    #expect(
      try UnbiasedRandomSparsificationTheory(probabilities: [0.5, 0.5, 0.5, 0.5]).constants(dimension: 4)
        == UnbiasedRandKTheory(2).constants(dimension: 4))
  }

  @Test func onlyProbabilitiesAreTaken() throws {
    for list in [[], [0.5, 0], [1.5], [-0.5], [Double.nan]] {
      #expect(throws: HypothesisViolation.self) { try RandomSparsificationTheory(probabilities: list) }
      #expect(throws: HypothesisViolation.self) { try UnbiasedRandomSparsificationTheory(probabilities: list) }
    }
    let theory = try RandomSparsificationTheory(probabilities: [0.5])
    #expect(throws: HypothesisViolation.self) { try theory.constants(dimension: 2) }
  }
}
