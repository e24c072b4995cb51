internal import CGSL
internal import CGSLShims

/// `eˣ E₁(x)` for `x > 0`, where `E₁(x) = ∫₁^∞ e^(−xt)/t dt`.
public func scaledExponentialIntegral(_ x: Double) -> Double {
  _ = errorHandlerIsOff
  return gsl_sf_expint_E1_scaled(x)
}

/// The version of the GNU Scientific Library that is linked.
public var libraryVersion: String { String(cString: cgsl_version()) }
