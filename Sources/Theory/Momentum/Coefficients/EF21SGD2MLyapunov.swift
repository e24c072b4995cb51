/// The Lyapunov function of EF21-SGD2M:
///
///     Φ = f(x) − f⋆ + γ (a G + b P + c P̃ + d Q + e Q̃),
///
/// with the errors of `MomentumErrors`; the messages pursue `wᵢ = uᵢ`.
public struct EF21SGD2MLyapunov: ErrorLyapunov {
  public let stepSize: Double
  /// `(a, b, c, d, e)`.
  public let weights: MomentumErrors

  public init(stepSize: Double, weights: MomentumErrors) {
    self.stepSize = stepSize
    self.weights = weights
  }
}

extension EF21SGDMLyapunov: ErrorLyapunov {
  /// `(a, b, c, 0, 0)`.
  public var weights: MomentumErrors {
    MomentumErrors(
      compression: compressionWeight, momentum: momentumWeight, workerMomentum: workerMomentumWeight)
  }
}
