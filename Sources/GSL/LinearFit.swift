internal import CGSL

/// The least-squares line `y = intercept + slope · x`.
public struct LinearFit: Hashable, Sendable {
  public let intercept: Double
  public let slope: Double

  /// Fits a line to two or more points, all of weight one.
  public init(x: [Double], y: [Double]) throws(GSLError) {
    precondition(x.count == y.count && x.count >= 2, "a line needs two or more points")
    _ = errorHandlerIsOff
    var intercept = 0.0
    var slope = 0.0
    var cov00 = 0.0
    var cov01 = 0.0
    var cov11 = 0.0
    var residual = 0.0
    try check(
      gsl_fit_linear(x, 1, y, 1, x.count, &intercept, &slope, &cov00, &cov01, &cov11, &residual), "gsl_fit_linear")
    self.intercept = intercept
    self.slope = slope
  }
}
