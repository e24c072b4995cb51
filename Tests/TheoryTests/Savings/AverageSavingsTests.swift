import Testing
import Theory

@Suite struct AverageSavingsTests {
  private static func laws() throws -> [any MagnitudeLaw] {
    [
      UniformMagnitudes(), ExponentialMagnitudes(), GaussianMagnitudes(), try ParetoMagnitudes(tailIndex: 3),
      try PowerLawMagnitudes(exponent: 1),
    ]
  }

  @Test func everythingIsKeptAtFullDimension() throws {
    for law in try Self.laws() {
      let savings = try AverageSavings(of: law, keeping: 7, dimension: 7)
      #expect(savings.retainedRatio == 1 && savings.errorRatio == nil, "\(law.name)")
      #expect((law.topKEnergy(7, dimension: 7) / savings.total - 1).magnitude < 1e-13, "\(law.name)")
      #expect(law.topKError(7, dimension: 7) == 0)
      if let gain = law.limitingGain(keeping: 1) { #expect(gain == 1) }
    }
  }

  @Test func keptAndLostAddUp() throws {
    for law in try Self.laws() {
      for k in 1..<12 {
        let sum = law.topKEnergy(k, dimension: 12) + law.topKError(k, dimension: 12)
        #expect((sum / law.energy(dimension: 12) - 1).magnitude < 1e-12, "\(law.name), k = \(k)")
      }
    }
  }

  @Test func keepingMoreKeepsMoreAndTopKIsNeverWorse() throws {
    for law in try Self.laws() {
      let savings = try (1...12).map { try AverageSavings(of: law, keeping: $0, dimension: 12) }
      #expect(zip(savings, savings.dropFirst()).allSatisfy { $0.topK < $1.topK }, "\(law.name)")
      #expect(savings.allSatisfy { $0.retainedRatio >= 1 && ($0.errorRatio ?? 0) <= 1 }, "\(law.name)")
    }
  }

  /// The error ratio is `(1 − k/(d + 1))(1 − k/(d + 2))`.
  @Test func theUniformRatioIsRational() throws {
    for (k, d) in [(1, 2), (3, 7), (99, 100), (10, 1000)] {
      let savings = try AverageSavings(of: UniformMagnitudes(), keeping: k, dimension: d)
      let expected = (1 - Double(k) / Double(d + 1)) * (1 - Double(k) / Double(d + 2))
      #expect((try #require(savings.errorRatio) / expected - 1).magnitude < 1e-13)
    }
  }

  /// The larger of two: uniform `E max² = 1/2`; exponential `E max² = 7/2`; Gaussian `1 + 2/π`; Pareto with
  /// `a = 4`, `c = 1/2`: `(1/(1 − c)) · 2/(2 − c) = 8/3`.
  @Test func twoEntriesByHand() throws {
    #expect((UniformMagnitudes().topKEnergy(1, dimension: 2) - 0.5).magnitude < 1e-15)
    #expect((ExponentialMagnitudes().topKEnergy(1, dimension: 2) - 3.5).magnitude < 1e-15)
    #expect((GaussianMagnitudes().topKEnergy(1, dimension: 2) - (1 + 2 / Double.pi)).magnitude < 1e-14)
    #expect((try ParetoMagnitudes(tailIndex: 4).topKEnergy(1, dimension: 2) - 8.0 / 3).magnitude < 1e-15)
    #expect(try PowerLawMagnitudes(exponent: 1).topKError(1, dimension: 2) == 0.25)
  }

  @Test func theLimitIsApproachedAsTheDimensionGrows() throws {
    for law in try Self.laws() {
      guard law.limitingGain(keeping: 0.1) != nil else { continue }
      let gaps = try [100, 1000, 10_000].map { d in
        let savings = try AverageSavings(of: law, keeping: d / 10, dimension: d)
        return (savings.topK / (try #require(savings.limitingTopK)) - 1).magnitude
      }
      // The distance is of order 1/d: about ten times smaller each time.
      #expect(gaps[1] < gaps[0] / 5 && gaps[2] < gaps[1] / 5, "\(law.name)")
    }
  }

  @Test func numbersOutsideTheirRangeAreRefused() {
    #expect(throws: HypothesisViolation.self) { try AverageSavings(of: UniformMagnitudes(), keeping: 0, dimension: 3) }
    #expect(throws: HypothesisViolation.self) { try AverageSavings(of: UniformMagnitudes(), keeping: 4, dimension: 3) }
    #expect(throws: HypothesisViolation.self) { try ParetoMagnitudes(tailIndex: 2) }
    #expect(throws: HypothesisViolation.self) { try PowerLawMagnitudes(exponent: -1) }
  }
}
