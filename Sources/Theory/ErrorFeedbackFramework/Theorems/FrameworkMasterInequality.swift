import Foundation

/// The inequality behind the bounds of the error-feedback framework on quasi-convex functions.
///
/// For `θ₁ > 0`, `0 < θ₂ ≤ 1` and any step size, with `a = (1 − θ₂)μγ`, `k = 2L/θ₁ + μ(1 − θ₂)/θ₂` and the constants of the
/// memory,
///
///     b = 2 − θ₁ − 2Lγ(1 + M′),   S = 2kLγ²A·K(a),   N = γσ′² + kγ²σ″².
///
/// - Hypotheses: `a < 1`, `b > S`; `a < p` for a geometric window; `γ ≤ 2/L` where the memory is that of convex functions.
/// - Proof:      `VirtualDescent` times `w_t/γ`, summed over `t`; the error bound of the memory with
///               `‖∇f‖² ≤ 2LF`, and `SummationLemma`. Keep the gaps, or the last iterate.
/// - Source:     `stich2020`, with constants derived here.
public struct FrameworkMasterInequality: Hashable, Sendable {
  public let stepSize: Double
  /// `a`.
  public let rate: Double
  /// `b − S > 0`.
  public let retained: Double
  /// `N`.
  public let noise: Double

  public init<Memory: ErrorMemory>(
    _ setting: QuasiConvexSetting, memory: Memory, stepSize gamma: Double, parameters: DescentParameters = .standard
  ) throws(HypothesisViolation) {
    let largest = memory.largestStepSize(smoothness: setting.smoothness)
    try requirePositive(gamma, "γ")
    try require(gamma <= largest, "γ ≤ \(largest)", got: gamma)
    let constants = memory.constants(under: setting.noise)
    let a = parameters.rate(setting, stepSize: gamma)
    try require(a < 1, "(1 − θ₂)μγ < 1", got: a)
    if case .geometric(let p) = constants.window { try require(a < p, "(1 − θ₂)μγ < p = \(p)", got: a) }
    let price = parameters.errorWeight(setting) * gamma * gamma
    let b = 2 - parameters.theta1 - 2 * setting.smoothness * gamma * (1 + constants.growth)
    let kept = 2 * price * setting.smoothness * constants.gradientWeight * constants.window.weight(rate: a)
    try require(b > kept, "b − S > 0, b = 2 − θ₁ − 2Lγ(1 + M′)", got: b - kept)
    stepSize = gamma
    rate = a
    retained = b - kept
    noise = gamma * constants.variance + price * constants.noise
  }

  /// `w_t = (1 − a)^{−(t+1)}`.
  public var weights: IterateWeights { .geometric(rate: rate) }

  /// `(r₀/(γW) + N)/(b − S)`, a bound of `(1/W) Σ_{t<T} w_t E F(x_t)`.
  public func gapBound(initialSquaredDistance: Double, afterRounds rounds: Int) -> Double {
    (initialTerm(initialSquaredDistance, stepSize: stepSize, rate: rate, rounds: rounds) + noise) / retained
  }

  /// `(1 − a)ᵀr₀ + γN(1 − (1 − a)ᵀ)/a`, a bound of `E‖x̃_T − x⋆‖²`.
  public func distanceBound(initialSquaredDistance: Double, afterRounds rounds: Int) -> Double {
    let exponent = Double(rounds) * log1p(-rate)
    let sum = rate == 0 ? Double(rounds) : -expm1(exponent) / rate
    return exp(exponent) * initialSquaredDistance + stepSize * noise * sum
  }
}
