import Checks
import Foundation
import GSL

/// What a stochastic gradient deviates by at the witness of a planted fault.
enum OracleNoiseLaw: Sendable {
  /// Normal noise whose variance is `ratio` times the claimed one.
  case normal(ratio: Double, dimension: Int)
  /// Always the same deviation of this norm, where none in the mean and this variance are claimed.
  case constantBias(Double, variance: Double)

  /// `log(1/α)/KL_inf`.
  func calls(falseAlarm alpha: Double) throws(GSLError) -> Double {
    switch self {
    case .normal(let ratio, let dimension):
      return try InformationBound(.scaledChiSquare(mean: ratio, degrees: dimension)).calls(falseAlarm: alpha)
    case .constantBias(let bias, let variance):
      // In units of the claimed deviation the claim is that of an unbiased compressor with ω = 1 at a unit vector.
      let law = RelativeErrorLaw(outputs: [(output: [1 + bias / variance.squareRoot()], probability: 1)], at: [1])
      return try JointInformationBound(of: .unbiased(omega: 1), under: law)?.calls(falseAlarm: alpha) ?? .nan
    }
  }
}

extension RatioLaw {
  /// `mean · χ²/degrees`, as the points of the trapezoidal rule: the density and its first three derivatives vanish at
  /// both ends, which leaves an error of about 10⁻⁸.
  ///
  /// - Parameter degrees: At least 10.
  fileprivate static func scaledChiSquare(mean: Double, degrees: Int) -> RatioLaw {
    let k = Double(degrees)
    // Beyond it the density is below 10⁻¹⁵ of its largest value.
    let end = k + 40 * k.squareRoot()
    let count = 4000
    let points = (1..<count).map { end * Double($0) / Double(count) }
    let weights = points.map { exp((k / 2 - 1) * log($0 / k) - ($0 - k) / 2) }
    let total = weights.reduce(0, +)
    return .finite(zip(points, weights).map { Atom(value: mean * $0 / k, probability: $1 / total) })
  }
}
