import EFSpec
import Foundation

/// A law that violates "E D = 0, E‖D‖² ≤ ω", on which the vector test is tried.
struct VectorTrial: Sendable {
  let name: String
  let omega: Double
  let table: OutcomeTable

  static let all: [VectorTrial] = [
    VectorTrial("Rand-4/16, the factor d/k is forgotten", omega: 3, randK(count: 4, scale: 1)),
    VectorTrial("Rand-4/16, scale d/(k+1)", omega: 3, randK(count: 4, scale: 16.0 / 5)),
    VectorTrial("Rand-4/16, the last coordinate is never chosen", omega: 3, withoutLast),
    VectorTrial("Rand-4/16, one coordinate is doubled", omega: 3, oneDoubled),
    VectorTrial("dithering with 4 levels, nearest rounding", omega: 1, dithering { $0 >= 0.5 ? 1 : 0 }),
    VectorTrial("dithering with 4 levels, up too often by 0.1", omega: 1, dithering(oftener)),
    VectorTrial(
      "the same, the variance of this input claimed", omega: dithering { $0 }.relativeVariance, dithering(oftener)),
    VectorTrial("natural compression, up too often by 0.1", omega: 0.125, natural(oftener)),
    VectorTrial("natural compression, always down", omega: 0.125, natural { _ in 0 }),
  ]

  init(_ name: String, omega: Double, _ table: OutcomeTable) {
    self.name = name
    self.omega = omega
    self.table = table
  }

  /// Up with this probability instead of `p`; a value on a level stays.
  private static func oftener(_ p: Double) -> Double { p > 0 ? min(1, p + 0.1) : 0 }

  static func randK(count: Int, scale: Double, at x: [Double] = ReferenceInput.gaussian) -> OutcomeTable {
    OutcomeTable(
      RandK(count, scaling: .biased).outcomes(of: x).map {
        Outcome(probability: $0.probability, value: $0.value.map { scale * $0 })
      }, at: x)
  }

  private static var withoutLast: OutcomeTable {
    let x = ReferenceInput.gaussian
    let head = RandK(4, scaling: .biased).outcomes(of: Array(x.dropLast()))
    return OutcomeTable(
      head.map { Outcome(probability: $0.probability, value: $0.value.map { 4 * $0 } + [0]) }, at: x)
  }

  /// The last coordinate arrives twice as large.
  private static var oneDoubled: OutcomeTable {
    let whole = randK(count: 4, scale: 4)
    return OutcomeTable(
      whole.outcomes.map { outcome in
        var value = outcome.value
        value[15] *= 2
        return Outcome(probability: outcome.probability, value: value)
      }, at: whole.x)
  }

  /// Rounding to multiples of a quarter of the norm, up with a probability that depends on the position
  /// between two levels.
  static func dithering(_ up: (Double) -> Double) -> OutcomeTable {
    rounding(
      StandardDithering(levels: 4, norm: .two).entryLaws(of: ReferenceInput.gaussian), at: ReferenceInput.gaussian, up)
  }

  /// Rounding to powers of two.
  static func natural(_ up: (Double) -> Double) -> OutcomeTable {
    rounding(NaturalCompression().entryLaws(of: ReferenceInput.normalised), at: ReferenceInput.normalised, up)
  }

  private static func rounding(_ laws: [TwoPointLaw], at x: [Double], _ up: (Double) -> Double) -> OutcomeTable {
    OutcomeTable(
      entries: laws.map { law in
        // The high value is the one further from zero.
        TwoPointLaw(low: law.low, high: law.high, probabilityOfHigh: up(law.probabilityOfHigh))
      }, at: x)
  }
}
