import Foundation
import Testing

@testable import Checks

@Suite struct EValuesTests {
  @Test func theMergedValueIsTheWeightedSum() {
    let merged = mergedLogEValue([log(8), log(2), -.infinity], weights: [0.25, 0.5, 0.125])
    // The eighth that is left stays in cash.
    #expect((exp(merged) - 3.125).magnitude < 1e-12)
    #expect(mergedLogEValue([.infinity, 0], weights: [0.5, 0.5]) == .infinity)
    #expect(mergedLogEValue([.infinity, 0], weights: [0, 1]) == 0)
  }

  @Test func theLargestAreRefutedTogether() {
    let values = [5.0, 40, 300, 2, 0.5, 1200, 60, 1, 90, 0.1].map { log($0) }
    let procedure = EBHProcedure(logEValues: values, alpha: 0.05)
    #expect(procedure.refuted == [1, 2, 5, 6, 8] && (procedure.threshold - 40).magnitude < 1e-12)
    #expect(EBHProcedure(logEValues: values.map { min($0, log(19)) }, alpha: 0.05).refuted.isEmpty)
    #expect(EBHProcedure(logEValues: [], alpha: 0.05).threshold == .infinity)
  }
}
