internal import CGSL

/// The weighted least-squares line `y = intercept + slope · x`, with the standard error that the weights imply.
public struct WeightedLinearFit: Hashable, Sendable {
  public let intercept: Double
  public let slope: Double
  /// The standard error of the slope, if the weights are the inverse variances of the values.
  public let slopeError: Double

  /// Fits a line to two or more points.
  ///
  /// - Parameter weights: The inverse variances of the `y`, each greater than 0.
  public init(x: [Double], y: [Double], weights: [Double]) throws(GSLError) {
    precondition(x.count == y.count && x.count == weights.count && x.count >= 2, "a line needs two or more points")
    _ = errorHandlerIsOff
    var intercept = 0.0
    var slope = 0.0
    var cov00 = 0.0
    var cov01 = 0.0
    var cov11 = 0.0
    var residual = 0.0
    try check(
      gsl_fit_wlinear(
        x, 1, weights, 1, y, 1, x.count, &intercept, &slope, &cov00, &cov01, &cov11, &residual), "gsl_fit_wlinear")
    self.intercept = intercept
    self.slope = slope
    slopeError = cov11.squareRoot()
  }
}

/// The standard normal distribution function `Φ`.
public func normalProbability(below x: Double) -> Double {
  _ = errorHandlerIsOff
  return gsl_cdf_ugaussian_P(x)
}
