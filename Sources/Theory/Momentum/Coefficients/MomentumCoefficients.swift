/// The coefficients of the Lyapunov function of a method with momentum, of its step condition and of its noise.
///
/// What they claim: `A γ² + B γ ≤ 1` implies, at every state,
///
///     E Φ⁺ ≤ Φ − (γ/2)‖∇f(x)‖² + γ(σ²N + r(γ)).
///
/// `MomentumStationarity` is the bound that follows.
public protocol MomentumCoefficients: Hashable, Sendable {
  associatedtype Lyapunov: ErrorLyapunov

  /// How lists call the method.
  static var method: String { get }

  /// The floor of the bound, as a formula.
  static var floorFormula: String { get }

  /// `A γ² + B γ ≤ 1`.
  var stepCondition: StepCondition { get }
  /// `N`.
  var noiseFactor: Double { get }

  /// The Lyapunov function at a step size.
  func lyapunov(stepSize: Double) -> Lyapunov

  /// `r(γ)`, what remains without noise, in the units of a squared gradient; 0 for contractive compressors.
  func residual(stepSize: Double) -> Double
}

extension MomentumCoefficients {
  public static var floorFormula: String { "2σ²N" }

  public func residual(stepSize: Double) -> Double { 0 }
}

extension EF21SGDMCoefficients: MomentumCoefficients {
  public static var method: String { "EF21-SGDM" }
}
