import Foundation
import Testing
import Theory

@Suite struct StallTests {
  @Test func fractionsAreInLowestTerms() {
    #expect(Fraction(6, -8).description == "-3/4" && Fraction(0, 7).description == "0")
    #expect(Fraction(1, 2) + Fraction(1, 3) == Fraction(5, 6) && Fraction(1, 2) - Fraction(1, 3) == Fraction(1, 6))
    #expect(Fraction(4, 9) * Fraction(3, 8) == Fraction(1, 6) && Fraction(1, 2) / Fraction(-1, 4) == Fraction(-2))
    #expect(Fraction("12/-8") == Fraction(-3, 2) && Fraction("5") == Fraction(5) && Fraction("1/5")?.value == 0.2)
    for text in ["", "a", "1/", "1/0", "1/2/3", "0.5", "/2"] { #expect(Fraction(text) == nil, "\(text)") }
  }

  private func twoPoint(_ a: Int, _ b: Int, _ p: Fraction) throws -> TwoPointStall {
    try TwoPointStall(a: a, b: b, rare: p)
  }

  @Test func theBiasOfTheTwoPointNoise() throws {
    let stall = try twoPoint(7, 6, Fraction(1, 5))
    #expect(stall.variance == Fraction(340) && stall.bias == Fraction(-24, 7))
    #expect(stall.relativeSquaredBias == Fraction(144, 4165))
    #expect(try twoPoint(10, 9, Fraction(1, 6)).relativeSquaredBias == Fraction(6480, 173_941))
    #expect(throws: HypothesisViolation.self) { try twoPoint(6, 6, Fraction(1, 5)) }
    #expect(throws: HypothesisViolation.self) { try twoPoint(7, 0, Fraction(1, 5)) }
    #expect(throws: HypothesisViolation.self) { try twoPoint(7, 6, Fraction(1)) }
  }

  /// The formula against the stationary law of the chain; the noise there is in units of `1/p`.
  @Test(arguments: [(7, 6, 1, 5), (10, 9, 1, 6), (3, 1, 1, 4), (7, 6, 1, 3), (5, 4, 2, 7), (2, 1, 3, 4)])
  func theFormulaIsTheChain(_ a: Int, _ b: Int, _ numerator: Int, _ denominator: Int) throws {
    let stall = try twoPoint(a, b, Fraction(numerator, denominator))
    let noise = try stall.noise()
    #expect(noise.variance == Fraction(numerator * numerator) * stall.variance)
    let bias = FrozenEstimate(noise).bias
    #expect(bias.x.magnitude < 1e-12)
    #expect((bias.y / Double(numerator) - stall.bias.value).magnitude < 1e-12 * Double(b))
    // The ideal method does not stall: the first coordinate is always kept.
    let ideal = try BatchedNoise(noise, batchSize: 1).topOneMean()
    #expect(ideal.x == Fraction(0) && ideal.y == Fraction(0))
  }

  @Test func theRatioIsBelowOneIn24() throws {
    var largest = 0.0
    for p in 1..<100 {
      largest = max(largest, try twoPoint(200, 199, Fraction(p, 100)).relativeSquaredBias.value)
    }
    #expect(largest < 1.0 / 24 && largest > 0.0414)
  }

  /// Fair coins have no bias, and neither has symmetric noise.
  @Test func symmetricNoiseDoesNotStall() throws {
    #expect(try twoPoint(7, 6, Fraction(1, 2)).bias == Fraction(0))
    let points = [(3, 1), (-3, -1), (1, 2), (-1, -2)]
    let noise = try PlanarNoise(points.map { PlanarNoise.Outcome(x: $0.0, y: $0.1, weight: 1) })
    let bias = FrozenEstimate(noise).bias
    #expect(bias.x.magnitude < 1e-13 && bias.y.magnitude < 1e-13)
  }

  /// On the published noise the bias hangs on how ties are broken.
  @Test func thePublishedNoiseHasNoFrozenBias() {
    let chain = FrozenEstimate(.threePoint)
    #expect(chain.bias.x.magnitude < 1e-13 && chain.bias.y.magnitude < 1e-13)
    #expect(chain.states.count == 9)
    #expect((chain.squaredNorm - 10.0 / 3).magnitude < 1e-12)
    for state in chain.states {
      let isOutcome = [(2, 0), (0, 1), (-2, -1)].contains { $0 == (state.x, state.y) }
      #expect((state.probability - (isOutcome ? 1.0 / 6 : 1.0 / 12)).magnitude < 1e-13)
    }
    let other = FrozenEstimate(.threePoint, ties: .second).bias
    #expect((other.x - 6.0 / 101).magnitude < 1e-13 && (other.y - 9.0 / 101).magnitude < 1e-13)
  }

  @Test func batchesChangeTheShape() throws {
    func batch(_ size: Int) throws -> BatchedNoise { try BatchedNoise(.threePoint, batchSize: size) }
    let two = try batch(2).topOneMean()
    #expect(two.x == Fraction(0) && two.y == Fraction(0))
    let eight = try batch(8).topOneMean()
    #expect(eight.x == Fraction(28, 2187) && eight.y == Fraction(77, 6561))
    #expect((try batch(2).topOneSquaredNorm - 1.5).magnitude < 1e-15)
    // Relative to σ²/B², an irregular multiple: no slope.
    for size in [3, 4, 5, 6, 8, 16, 32] {
      let mean = try batch(size).topOneMean()
      let ratio = (mean.x.value * mean.x.value + mean.y.value * mean.y.value) * 0.3 * Double(size * size)
      #expect(ratio > 0.0025 && ratio < 0.018)
    }
    // With ties to the second entry the bias at B = 5 vanishes.
    let second = try batch(5).topOneMean(ties: .second)
    #expect(second.x == Fraction(0) && second.y == Fraction(0))
    #expect(try (batch(3).tieProbability - 2.0 / 9).magnitude < 1e-15)
    #expect(try (batch(4).tieProbability - 4.0 / 81).magnitude < 1e-15)
    #expect(throws: HypothesisViolation.self) { try batch(64) }
    #expect(throws: HypothesisViolation.self) { try batch(0) }
  }

  @Test func noiseHasMeanZero() {
    #expect(throws: HypothesisViolation.self) {
      try PlanarNoise([PlanarNoise.Outcome(x: 1, y: 0, weight: 2), PlanarNoise.Outcome(x: -1, y: 0, weight: 1)])
    }
    #expect(throws: HypothesisViolation.self) { try PlanarNoise([]) }
    #expect(PlanarNoise.threePoint.variance == Fraction(10, 3))
  }

  private func ideal(
    _ gamma: Double, _ n: Int, _ eta: Double, _ start: Double, smoothness: Double = 1
  ) throws -> IdealStall {
    try IdealStall(
      smoothness: smoothness, stepSize: gamma, workerCount: n, noiseVariance: 3, momentum: eta, start: start)
  }

  /// `m⁺ = (1 − γL)m − γηs/3` and `v⁺ = (1 − γL)²v + γ²(26/9)η²s²/n`, round by round.
  @Test(arguments: [(0.1, 1, 1.0), (0.4, 5, 0.1), (0.5, 100, 0.3)]) func theClosedFormIsTheRecursion(
    _ gamma: Double, _ n: Int, _ eta: Double
  ) throws {
    let stall = try ideal(gamma, n, eta, -2, smoothness: 2)
    let scale = eta * 0.9.squareRoot()
    var (mean, variance) = (-2.0, 0.0)
    for t in 0...60 {
      #expect((stall.mean(afterRounds: t) - mean).magnitude < 1e-13)
      let square = 4 * (mean * mean + variance)
      #expect((stall.squaredGradient(afterRounds: t) / square - 1).magnitude < 1e-12)
      #expect(square >= stall.lowerBound * (1 - 1e-12) && stall.lowerBound >= stall.publishedLowerBound)
      mean = (1 - 2 * gamma) * mean - gamma * scale / 3
      variance = (1 - 2 * gamma) * (1 - 2 * gamma) * variance + gamma * gamma * 26 / 9 * scale * scale / Double(n)
    }
  }

  @Test func theFloorOfTheIdealMethodIsOneIn30() throws {
    let stall = try ideal(1e-6, 1, 0.2, -5)
    #expect((stall.squaredGradient(afterRounds: 100_000_000) / (0.04 * 3 / 30) - 1).magnitude < 1e-4)
    #expect((stall.smallestBatch(target: 0.004) - 1).magnitude < 1e-15)
    #expect(throws: HypothesisViolation.self) { try ideal(1.001, 1, 1, -1) }
    #expect(throws: HypothesisViolation.self) { try ideal(0.5, 1, 1, 1) }
  }
}
