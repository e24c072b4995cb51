import Foundation
import GSL

/// The exponent of a power law `y ≈ a xᵖ`, with an interval from the spread of replicates.
///
/// The exponent is the slope of the unweighted least-squares line of `log ȳ` on `log x`, `ȳ` being the mean over the
/// replicates; its standard error comes from leaving out one replicate at a time, the interval from
/// Student's law with `R − 1` degrees of freedom. The interval is asymptotic, not exact.
struct PowerLaw {
  let exponent: Double
  /// The slope without the bias of order `1/R` that the logarithm of a mean has: `R` times the slope less
  /// `R − 1` times the mean of the slopes with one replicate left out.
  let jackknifeExponent: Double
  let standardError: Double
  let prefactor: Double
  private let replicates: Int

  /// - Parameters:
  ///   - x: Two or more positive numbers, not all equal.
  ///   - y: For each replicate, of which there are two or more, a positive number at each `x`.
  init(x: [Double], y: [[Double]]) throws(GSLError) {
    precondition(x.count >= 2 && y.count >= 2 && y.allSatisfy { $0.count == x.count }, "a fit needs replicates")
    func fit(leavingOut omitted: Int?) throws(GSLError) -> LinearFit {
      let kept = y.indices.filter { $0 != omitted }
      let means = x.indices.map { column in kept.reduce(0) { $0 + y[$1][column] } / Double(kept.count) }
      return try LinearFit(x: x.map { log($0) }, y: means.map { log($0) })
    }
    let whole = try fit(leavingOut: nil)
    var parts: [Double] = []
    for replicate in y.indices { parts.append(try fit(leavingOut: replicate).slope) }
    let center = GSL.mean(parts)
    let squares = parts.reduce(0) { $0 + ($1 - center) * ($1 - center) }
    exponent = whole.slope
    jackknifeExponent = Double(y.count) * whole.slope - Double(y.count - 1) * center
    prefactor = exp(whole.intercept)
    standardError = (squares * Double(y.count - 1) / Double(y.count)).squareRoot()
    replicates = y.count
  }

  /// The interval that holds the exponent with about this probability.
  func interval(confidence: Double) -> ClosedRange<Double> {
    let reach = standardError * criticalValue(confidence: confidence)
    return (exponent - reach)...(exponent + reach)
  }

  /// The quantile of Student's law that an interval of this confidence reaches to, in standard errors.
  func criticalValue(confidence: Double) -> Double {
    studentTQuantile(0.5 + confidence / 2, degreesOfFreedom: Double(replicates - 1))
  }
}
