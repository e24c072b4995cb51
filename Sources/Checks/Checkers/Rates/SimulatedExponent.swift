import Foundation
import GSL

/// The exponent of simulated means: the slope of the weighted least-squares line of `log ȳ` on `log x`.
///
/// The weight of a place is the inverse of the variance of `log ȳ` there, `s²/(N ȳ²)`. The interval comes from Student's
/// law with all copies less one a place as degrees of freedom; it is asymptotic.
struct SimulatedExponent: Hashable, Sendable {
  let slope: Double
  let interval: ClosedRange<Double>

  /// - Parameters:
  ///   - statistics: The copies at each place, of values over `scale`.
  ///   - scale: The unit of the values at each place.
  /// - Throws: Where a mean is not positive and finite, or does not vary at all.
  init(x: [Double], statistics: [RunningStatistics], scale: [Double]) throws {
    guard statistics.allSatisfy({ $0.count >= 2 && $0.mean > 0 && $0.mean.isFinite && $0.variance > 0 }) else {
      throw RateFailure(description: "a simulated mean is not positive and finite, so that it has no exponent")
    }
    let fit = try WeightedLinearFit(
      x: x.map { log($0) }, y: zip(statistics, scale).map { log($0.mean * $1) },
      weights: statistics.map { Double($0.count) * $0.mean * $0.mean / $0.variance })
    let freedom = statistics.reduce(0) { $0 + $1.count - 1 }
    let reach =
      fit.slopeError * studentTQuantile(0.5 + RateAmbition.confidence / 2, degreesOfFreedom: Double(freedom))
    slope = fit.slope
    interval = (fit.slope - reach)...(fit.slope + reach)
  }

  /// Asymptotic evidence never refutes.
  func verdict(_ prediction: Double, window: Double) -> Verdict {
    interval.lowerBound >= prediction - window && interval.upperBound <= prediction + window ? .consistent : .undecided
  }
}
