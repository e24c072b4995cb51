/// What the error of the server's estimate is made of: `‖g − ∇f(x)‖² ≤ Σ weight · error`, at every state.
///
/// - Proof:  `g − ∇f = (g − w) + (w − ∇f)`, convexity of the square, and `‖g − w‖² ≤ G` for the means.
/// - Source: `fatkhullin2023`.
public struct EstimateError: Hashable, Sendable {
  public let weights: MomentumErrors

  /// `G/w + P/(1 − w)`, for one momentum, `0 < w < 1`.
  public static func single(weight w: Double) throws(HypothesisViolation) -> EstimateError {
    try require(0 < w && w < 1, "0 < w < 1", got: w)
    return EstimateError(weights: MomentumErrors(compression: 1 / w, momentum: 1 / (1 - w)))
  }

  /// `3(G + Q + P)`, for two momenta.
  public static let double = EstimateError(weights: MomentumErrors(compression: 3, momentum: 3, second: 3))

  /// `G`, where `wᵢ = ∇fᵢ(x)`.
  public static let exactGradients = EstimateError(weights: MomentumErrors(compression: 1))

  /// `P`, without compression.
  public static let uncompressed = EstimateError(weights: MomentumErrors(momentum: 1))

  /// - Parameter squaredError: `‖g − ∇f(x)‖²`.
  public func sides(squaredError: Double, errors: MomentumErrors) -> InequalitySides {
    InequalitySides(left: squaredError, right: errors.weighted(by: weights))
  }
}
