/// The free numbers `θ₁ > 0`, `0 < θ₂ ≤ 1` in the descent of the virtual iterate.
///
///     2⟨∇f(x), e⟩ ≤ θ₁F(x) + (2L/θ₁)‖e‖²,   ‖x − x⋆‖² ≥ (1 − θ₂)‖x̃ − x⋆‖² − ((1 − θ₂)/θ₂)‖e‖².
///
/// - Source: `stich2020`, which has the standard ones.
public struct DescentParameters: Hashable, Sendable {
  /// `θ₁`.
  public let theta1: Double
  /// `θ₂`.
  public let theta2: Double

  public init(theta1: Double, theta2: Double) throws(HypothesisViolation) {
    try requirePositive(theta1, "θ₁")
    try require(0 < theta2 && theta2 <= 1, "0 < θ₂ ≤ 1", got: theta2)
    self.init(unchecked: theta1, theta2)
  }

  /// `(1, 1/2)`.
  public static let standard = DescentParameters(unchecked: 1, 0.5)

  private init(unchecked theta1: Double, _ theta2: Double) {
    self.theta1 = theta1
    self.theta2 = theta2
  }

  /// `a = (1 − θ₂)μγ`, by which a step shrinks the squared distance.
  func rate(_ setting: QuasiConvexSetting, stepSize: Double) -> Double {
    (1 - theta2) * setting.quasiConvexity * stepSize
  }

  /// `k = 2L/θ₁ + μ(1 − θ₂)/θ₂`, the price of an error over `γ`.
  func errorWeight(_ setting: QuasiConvexSetting) -> Double {
    2 * setting.smoothness / theta1 + setting.quasiConvexity * (1 - theta2) / theta2
  }
}
