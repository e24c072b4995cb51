/// Descent of the virtual iterate on quasi-convex functions: one inequality, in three forms.
///
///     E‖x̃⁺ − x⋆‖² ≤ ρ‖x̃ − x⋆‖² − φ (1/n) Σ_k F(xᵏ) − φ̃ F(x̃) + ε (1/n) Σ_k ‖xᵏ − x̃‖² + w (1/n) Σ_k ‖∇f(xᵏ)‖² + ν,
///
/// `F = f − f⋆`. It holds at every state, along a run or not. The coefficients are public, so that a false one can be
/// put on trial.
///
/// - Source: `stich2020`.
public struct VirtualDescent: Hashable, Sendable {
  /// `γ`.
  public var stepSize: Double
  /// `ρ`.
  public var distanceFactor: Double
  /// `φ`.
  public var gapWeight: Double
  /// `φ̃`.
  public var virtualGapWeight: Double = 0
  /// `ε`.
  public var errorWeight: Double
  /// `w`.
  public var gradientWeight: Double = 0
  /// `ν`.
  public var noise: Double

  /// With the parameters `θ₁ > 0`, `0 < θ₂ ≤ 1` of Young's inequalities, at any step size:
  ///
  ///     ρ = 1 − (1 − θ₂)μγ,   φ = γ(2 − θ₁ − 2Lγ(1 + M/n)),   ε = γ(2L/θ₁ + μ(1 − θ₂)/θ₂),   ν = γ²σ²/n.
  ///
  /// - Proof: expand the square and use `‖∇f‖² ≤ 2LF`; then `2⟨∇f, e⟩ ≤ θ₁F + (2L/θ₁)‖e‖²`, quasi-convexity, and
  ///          `‖x − x⋆‖² ≥ (1 − θ₂)‖x̃ − x⋆‖² − ((1 − θ₂)/θ₂)‖e‖²`.
  public static func parametric(
    _ setting: QuasiConvexSetting, workerCount n: Int = 1, stepSize: Double, parameters: DescentParameters
  ) throws(HypothesisViolation) -> VirtualDescent {
    try requirePositive(stepSize, "γ")
    try requireAtLeastOne(n, "n")
    let growth = setting.noise.growth / Double(n)
    return VirtualDescent(
      stepSize: stepSize,
      distanceFactor: 1 - parameters.rate(setting, stepSize: stepSize),
      gapWeight: stepSize * (2 - parameters.theta1 - 2 * setting.smoothness * stepSize * (1 + growth)),
      errorWeight: stepSize * parameters.errorWeight(setting),
      noise: stepSize * stepSize * setting.noise.floor / Double(n))
  }

  /// The form of the paper, for `γ ≤ 1/(4L(1 + M/n))`:
  ///
  ///     ρ = 1 − μγ/2,   φ = γ/2,   ε = 3Lγ,   ν = γ²σ²/n.
  ///
  /// - Proof: `θ₁ = 1`, `θ₂ = 1/2` and `2L + μ ≤ 3L`.
  public static func simple(
    _ setting: QuasiConvexSetting, workerCount n: Int = 1, stepSize: Double
  ) throws(HypothesisViolation) -> VirtualDescent {
    try requireAtLeastOne(n, "n")
    let largest = largestSimpleStepSize(setting, workerCount: n)
    try require(0 < stepSize && stepSize <= largest, "0 < γ ≤ 1/(4L(1 + M/n))", got: stepSize)
    return VirtualDescent(
      stepSize: stepSize, distanceFactor: 1 - setting.quasiConvexity * stepSize / 2, gapWeight: stepSize / 2,
      errorWeight: 3 * setting.smoothness * stepSize,
      noise: stepSize * stepSize * setting.noise.floor / Double(n))
  }

  /// `1/(4L(1 + M/n))`.
  public static func largestSimpleStepSize(_ setting: QuasiConvexSetting, workerCount n: Int = 1) -> Double {
    1 / (4 * setting.smoothness * (1 + setting.noise.growth / Double(n)))
  }

  /// With the gap at the virtual iterate, at any step size, for one worker:
  ///
  ///     ρ = 1 − μγ/2,   φ̃ = 2γ,   ε = γ(L + μ),   w = γ²(1 + M),   ν = γ²σ².
  ///
  /// - Proof: smoothness gives `⟨∇f(x), x̃ − x⟩ ≥ f(x̃) − f(x) − (L/2)‖e‖²`.
  public static func atVirtualIterate(
    _ setting: QuasiConvexSetting, stepSize: Double
  ) throws(HypothesisViolation) -> VirtualDescent {
    try requirePositive(stepSize, "γ")
    let square = stepSize * stepSize
    return VirtualDescent(
      stepSize: stepSize, distanceFactor: 1 - setting.quasiConvexity * stepSize / 2, gapWeight: 0,
      virtualGapWeight: 2 * stepSize, errorWeight: stepSize * (setting.smoothness + setting.quasiConvexity),
      gradientWeight: square * (1 + setting.noise.growth), noise: square * setting.noise.floor)
  }

  /// Both sides at a state; the left side is exact.
  ///
  /// - Parameters:
  ///   - gaps: `F(xᵏ)`, one a worker.
  ///   - virtualGap: `F(x̃)`; it matters to the last form alone.
  public func sides(
    at state: VirtualState, minimiser: [Double], gaps: [Double], virtualGap: Double = 0
  ) -> InequalitySides {
    precondition(gaps.count == state.workerCount, "one gap a worker")
    let gap = gaps.reduce(0, +) / Double(gaps.count)
    return InequalitySides(
      left: state.expectedSquaredDistance(to: minimiser, stepSize: stepSize),
      right: distanceFactor * state.squaredDistance(to: minimiser) - gapWeight * gap - virtualGapWeight * virtualGap
        + errorWeight * state.meanSquaredError + gradientWeight * state.meanSquaredGradient + noise)
  }
}
