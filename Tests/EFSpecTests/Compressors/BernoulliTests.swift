import EFSpec
import GSL
import Testing

@Suite struct BernoulliTests {
  @Test("Moments by hand")
  func byHand() {
    let moments = Bernoulli(probability: 0.25).moments(of: [2, -4])
    #expect(moments.mean == [0.5, -1] && moments.squaredNorm == 5 && moments.squaredError == 15)
  }

  @Test("Draws follow the stated law")
  func law() { expectLaw(Bernoulli(probability: 0.3), at: [1, 0, -2]) }

  @Test("With probability 1 it is the identity; nothing costs one bit")
  func edges() {
    #expect(Bernoulli(probability: 1).isDeterministic && draw(Bernoulli(probability: 1), [1, 2]) == [1, 2])
    var stream = RandomStream(key: 1, stream: 0)
    #expect(Bernoulli(probability: 1e-12).message([1, 2, 3], as: .float32, using: &stream).bitCount == 1)
    #expect(Bernoulli(probability: 1).message([1, 2, 3], as: .float32, using: &stream).bitCount == 97)
  }
}
