/// The Lyapunov function of EF14:
///
///     Ξ = f(x − e) − f⋆ + γ w E,   e = (1/n) Σᵢ eᵢ,  E = (1/n) Σᵢ ‖eᵢ‖².
///
/// The gap is taken at the virtual iterate `x − e`.
public struct EF14Lyapunov: Hashable, Sendable {
  /// `γ`.
  public let stepSize: Double
  /// `w`.
  public let errorWeight: Double

  public init(stepSize: Double, errorWeight: Double) {
    self.stepSize = stepSize
    self.errorWeight = errorWeight
  }

  /// - Parameters:
  ///   - virtualGap: `f(x − e) − f⋆`.
  ///   - error: `E`.
  public func value(virtualGap: Double, error: Double) -> Double {
    virtualGap + stepSize * errorWeight * error
  }
}
