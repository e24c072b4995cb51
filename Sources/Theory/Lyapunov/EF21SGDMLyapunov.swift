/// The Lyapunov function of EF21-SGDM:
///
///     Φ = f(x) − f⋆ + γ (a G + b P + c P̃),
///
/// with the compression error `G = (1/n) Σᵢ ‖gᵢ − vᵢ‖²` and the momentum errors `P = ‖v − ∇f(x)‖²`,
/// `v = (1/n) Σᵢ vᵢ`, and `P̃ = (1/n) Σᵢ ‖vᵢ − ∇fᵢ(x)‖²`.
public struct EF21SGDMLyapunov: Hashable, Sendable {
  /// `γ`.
  public let stepSize: Double
  /// `a`, the weight of `G`.
  public let compressionWeight: Double
  /// `b`, the weight of `P`.
  public let momentumWeight: Double
  /// `c`, the weight of `P̃`.
  public let workerMomentumWeight: Double

  public init(
    stepSize: Double, compressionWeight: Double, momentumWeight: Double, workerMomentumWeight: Double
  ) {
    self.stepSize = stepSize
    self.compressionWeight = compressionWeight
    self.momentumWeight = momentumWeight
    self.workerMomentumWeight = workerMomentumWeight
  }

  /// - Parameters:
  ///   - gap: `f(x) − f⋆`.
  ///   - compressionError: `G`.
  ///   - momentumError: `P`.
  ///   - workerMomentumError: `P̃`.
  public func value(
    gap: Double, compressionError: Double, momentumError: Double, workerMomentumError: Double
  ) -> Double {
    gap + stepSize
      * (compressionWeight * compressionError + momentumWeight * momentumError
        + workerMomentumWeight * workerMomentumError)
  }
}
