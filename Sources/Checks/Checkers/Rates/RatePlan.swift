import Foundation
import GSL
import Theory

/// How many runs a simulation of a scaling law makes, decided before any.
///
/// With `N` copies at each place the logarithm of a mean has the variance `(κ − 1)/N` at most, `κ = E y²/(E y)²`, and the
/// weighted slope on `u = log x` the variance `s² = (κ − 1)/(N Σ(u − ū)²)`. Exact moments say by how much, `b`, the slope
/// of a finite horizon differs from the prediction. The interval `± z s` lies within the window `w` with the probability
///
///     Φ((w − b)/s − z) + Φ((w + b)/s − z) − 1,
///
/// which is the stated power. `AgreementTest` says what it can find with `N` copies. `N` suffices for both, if the slope
/// of the horizon leaves room in the window; else the stated power says that it does not.
struct RatePlan: Hashable, Sendable, Codable {
  /// The runs at each place.
  let runs: Int
  /// The copies in a run.
  let units: Int
  /// The bound of `E y²/(E y)²` over all places.
  let secondMoment: Double
  /// The probability that the interval of the exponent lies within the window.
  let power: Double
  /// The relative difference from the exact moments that is found with probability 0.99.
  let deviation: Double

  /// The copies at each place, `N`.
  var copies: Int { runs * units }

  /// - Parameters:
  ///   - exact: The exact values at the places of the arm.
  ///   - level: The false-alarm probability of each agreement test.
  /// - Throws: Where an exact value is not positive and finite.
  init(
    arm: RateArm, exact: [Double], units: Int, secondMoment: Double, ambition: RateAmbition, level: Double
  ) throws {
    let bias = abs(try ExactExponent(x: arm.places, y: exact).slope - arm.prediction.exponent)
    let u = arm.places.map { log($0) }
    let center = GSL.mean(u)
    let spread = u.reduce(0) { $0 + ($1 - center) * ($1 - center) }
    let variance = (secondMoment - 1) / spread
    let critical = normalQuantile(0.5 + RateAmbition.confidence / 2)
    // Where the bias leaves no room, an interval within the window is out of reach: the runs are those that show it.
    let room = max(ambition.window - bias, ambition.window / 4)
    let reach = critical + normalQuantile(0.5 + RateAmbition.power / 2)
    let forExponent = variance * (reach / room) * (reach / room)
    let forAgreement = AgreementTest.copies(secondMoment: secondMoment, deviation: ambition.deviation, level: level)
    runs = max(2, Int((max(forExponent, forAgreement) / Double(units)).rounded(.up)))
    self.units = units
    self.secondMoment = secondMoment
    let n = Double(runs * units)
    let s = (variance / n).squareRoot()
    power = max(
      0,
      normalProbability(below: (ambition.window - bias) / s - critical)
        + normalProbability(below: (ambition.window + bias) / s - critical) - 1)
    deviation = AgreementTest.deviation(copies: n, secondMoment: secondMoment, level: level)
  }
}
