import GSL

/// What was measured of the arms of one experiment, in their order.
public struct RateEvidence: Hashable, Sendable, Codable {
  var arms: [Arm]
  /// What the simulations were planned for; nil if there are none.
  var ambition: RateAmbition?
  /// The false-alarm probability of the agreement tests of all arms together.
  var level: Double

  struct Arm: Hashable, Sendable, Codable {
    /// The exact value at each place.
    var exact: [Double]
    var sampled: Sample?
    var noiseless: Noiseless?
    /// Why there is less than there should be.
    var failure: String?
  }

  /// Random runs, relative to the exact values.
  struct Sample: Hashable, Sendable, Codable {
    var plan: RatePlan
    /// At each place.
    var tests: [AgreementTest]
  }

  /// One run a place, without chance.
  struct Noiseless: Hashable, Sendable, Codable {
    var values: [Double]
    var tolerance: Double
  }
}

extension RateEvidence.Sample {
  /// The largest relative difference between simulation and exact moments.
  var largestDifference: Double {
    tests.map { $0.isFinite ? abs($0.statistics.mean - 1) : .infinity }.max() ?? 0
  }
}
