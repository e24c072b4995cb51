import EFSpec
import GSL
import Testing

@Suite struct AdaptiveRandomIndependentTests {
  @Test("Mean and second moment are those of the single draw")
  func moments() {
    let x: [Double] = [3, -1, 0, 4]
    let independent = AdaptiveRandomIndependent().moments(of: x)
    let single = AdaptiveRandom().moments(of: x)
    #expect(independent.mean == single.mean && independent.mean == [1.125, -0.125, 0, 2])
    #expect(independent.squaredNorm == 11.5 && single.squaredNorm == 11.5)
    #expect(independent.squaredError == 14.5 && single.squaredError == 14.5)
  }

  @Test("Draws follow the stated law; more than one entry may be kept")
  func law() {
    expectEntryLaws(AdaptiveRandomIndependent(), at: [3, -1, 0, 0.5, -2])
    let counts = (0..<200).map { seed in draw(AdaptiveRandomIndependent(), [1, 1], seed: seed).count { $0 != 0 } }
    #expect(Set(counts) == [0, 1, 2])
  }

  @Test("Zero stays zero, a single entry is kept whole")
  func edges() {
    #expect(draw(AdaptiveRandomIndependent(), [0, -0.0]) == [0, 0])
    #expect(draw(AdaptiveRandomIndependent(), [-7]) == [-7])
  }
}
