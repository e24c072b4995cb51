import EFSpec
import GSL
import Testing

@Suite struct RandomSparsificationTests {
  @Test("Moments by hand, in both forms")
  func byHand() {
    let biased = RandomSparsification(probabilities: [0.5, 0.25], scaling: .biased).moments(of: [2, -4])
    #expect(biased.mean == [1, -1] && biased.squaredNorm == 6 && biased.inner == 6 && biased.squaredError == 14)
    let unbiased = RandomSparsification(probabilities: [0.5, 0.25], scaling: .unbiased).moments(of: [2, -4])
    #expect(unbiased.mean == [2, -4] && unbiased.squaredNorm == 72 && unbiased.squaredError == 52)
  }

  @Test("Draws follow the stated law")
  func law() {
    for scaling in [RandK.Scaling.biased, .unbiased] {
      expectEntryLaws(
        RandomSparsification(probabilities: [0.5, 0.1, 1, 0.9], scaling: scaling), at: [3, -1, 0.5, 0])
    }
  }

  @Test("It is defined in the dimension of its list, and keeps all where all is certain")
  func edges() {
    let all = RandomSparsification(probabilities: [1, 1, 1], scaling: .unbiased)
    #expect(draw(all, [1, -0.0, 3]) == [1, 0, 3] && all.isDeterministic)
    #expect(all.accepts(dimension: 3) && !all.accepts(dimension: 2))
    #expect(draw(RandomSparsification(probabilities: [0.5], scaling: .biased), [0]) == [0])
  }
}
