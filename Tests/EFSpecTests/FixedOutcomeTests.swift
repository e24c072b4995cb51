import EFSpec
import Testing

struct FixedOutcomeTests {
  @Test("The outcomes of Rand-k, one by one, are its law")
  func outcomesOfRandK() {
    let compressor = RandK(2, scaling: .unbiased)
    let x = [1.0, -2, 3, 4]
    let law = compressor.outcomes(of: x)
    #expect(law.count == 6)
    for (index, outcome) in law.enumerated() {
      let fixed = FixedOutcome(compressor, outcome: index).outcomes(of: x)
      #expect(fixed.map(\.value) == [outcome.value])
      #expect(fixed.map(\.probability) == [1])
    }
  }
}
