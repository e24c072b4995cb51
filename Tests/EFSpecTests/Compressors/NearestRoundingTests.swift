import EFSpec
import GSL
import Testing

@Suite struct NearestRoundingTests {
  private func rounded<Grid: LevelGrid>(_ x: [Double], to grid: Grid) -> [Double] {
    var stream = RandomStream(key: 1, stream: 0)
    return NearestRounding(to: grid).compress(x, using: &stream)
  }

  @Test("Midpoints go to the smaller magnitude, in all grids")
  func ties() {
    #expect(rounded([1.5, -3, 6.0.nextUp], to: PowersOfBase(2)) == [1, -2, 8])
    #expect(rounded([2, -6, 2.0.nextUp], to: PowersOfBase(3)) == [1, -3, 3])
    #expect(rounded([2, -5], to: GivenLevels([1, 3, 7])) == [1, -3])
    #expect(rounded([0.25, -0.75, 0.75.nextUp], to: MultiplesOfStep(0.5)) == [0, -0.5, 1])
  }

  @Test("Zeros stay zero and rounding to 0 leaves no sign")
  func zeros() {
    #expect(rounded([0, -0.0, -0.1], to: MultiplesOfStep(0.5)).map(\.bitPattern) == [0, 0, 0])
    #expect(rounded([0, -0.0], to: PowersOfBase(2)).map(\.bitPattern) == [0, 0])
  }

  @Test(
    "Extreme magnitudes are rounded to neighbours",
    arguments: [1e300, 1e-300, 7 * Double.leastNonzeroMagnitude, .leastNonzeroMagnitude])
  func extremes(_ t: Double) {
    let value = rounded([t, -t], to: PowersOfBase(2))
    #expect(value[0] == -value[1] && value[0] >= t * (2.0 / 3) * (1 - 1e-15) && value[0] <= t * (4.0 / 3) * (1 + 1e-15))
  }

  @Test("Rounding twice is rounding once")
  func idempotent() {
    var stream = RandomStream(StreamName(seed: 5, purpose: .test, experiment: "idempotence"))
    let x = (0..<100).map { _ in stream.gaussian(standardDeviation: 10) }
    let powers = rounded(x, to: PowersOfBase(3))
    #expect(rounded(powers, to: PowersOfBase(3)) == powers)
    let multiples = rounded(x, to: MultiplesOfStep(0.3))
    #expect(rounded(multiples, to: MultiplesOfStep(0.3)) == multiples)
  }
}
