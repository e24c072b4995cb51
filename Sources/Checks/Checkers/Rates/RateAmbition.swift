import Theory

/// What a simulation of scaling laws must be able to tell; more costs more runs.
public struct RateAmbition: Hashable, Sendable, Codable {
  /// The interval of a simulated exponent is to lie within this distance of the prediction.
  public let window: Double
  /// The relative difference between simulation and exact moments that is to be found.
  public let deviation: Double

  /// - Parameters:
  ///   - window: Less than half the distance between exponents, so that the interval excludes every rival.
  public init(window: Double, deviation: Double) {
    precondition(0 < window && window < ScalingPrediction.rivalDistance / 2, "an interval excludes every rival")
    precondition(0 < deviation, "a difference is found if it is there")
    self.window = window
    self.deviation = deviation
  }

  public init(_ budget: Budget) {
    switch budget {
    case .quick: self.init(window: 0.1, deviation: 0.1)
    case .standard: self.init(window: 0.075, deviation: 0.05)
    case .thorough: self.init(window: 0.05, deviation: 0.03)
    }
  }

  /// For reports, where the simulation only accompanies the exact moments.
  public static let short = RateAmbition(window: 0.24, deviation: 0.4)

  /// With which probability a plan reaches what is asked for.
  static let power = 0.99
  /// The confidence of the interval of an exponent.
  static let confidence = 0.99
}
