import Foundation

/// The ideal methods on the published example, exactly: their gradients do not come below `η²σ²/30`.
///
/// `f(x) = (L/2)‖x‖²` on the plane for every worker, Top-1, noise `s·PlanarNoise.threePoint` with `s = √(3σ²/10)`,
/// `x⁰ = (0, x₂)`. Top-1 is positively homogeneous, so that momentum replaces `s` by `ηs`; `E C(noise) = (0, ηs/3)` and
/// `E‖C(noise) − E C(noise)‖² = (26/9)η²s²`. With `c = 1 − γL`:
///
///     E x^T = (0, m_T),   m_T = cᵀx₂ − (ηs/(3L))(1 − cᵀ),
///     E‖x^T‖² = m_T² + γ²(26/9)η²s²/n · (1 − c²ᵀ)/(1 − c²).
///
/// For `x₂ < 0` both parts of `m_T` are negative, hence for every `T`, `n` and `γ ≤ 1/L`
///
///     E‖∇f(x^T)‖² ≥ min{‖∇f(x⁰)‖², η²σ²/30} ≥ (1/60) min{‖∇f(x⁰)‖², η²σ²}.
///
/// The limit for `γ → 0`, `T → ∞` is `η²σ²/30`.
///
/// - Remark: EF21-SGD itself, without exact gradients, does go below this floor on this example.
/// - Source: `fatkhullin2023` for the example; the bound there has 1/60.
public struct IdealStall: Hashable, Sendable {
  /// `L`.
  public let smoothness: Double
  /// `γ`.
  public let stepSize: Double
  public let workerCount: Int
  /// `σ²`.
  public let noiseVariance: Double
  /// `η`; 1 is EF21-SGD-ideal.
  public let momentum: Double
  /// `x₂ ≤ 0`.
  public let start: Double

  public init(
    smoothness: Double, stepSize: Double, workerCount: Int, noiseVariance: Double, momentum: Double, start: Double
  ) throws(HypothesisViolation) {
    try requirePositive(smoothness, "L")
    let product = stepSize * smoothness
    try require(0 < product && product <= 1 + .ulpOfOne, "0 < γL ≤ 1", got: product)
    try requireAtLeastOne(workerCount, "n")
    try requireNonnegative(noiseVariance, "σ²")
    try require(0 < momentum && momentum <= 1, "0 < η ≤ 1", got: momentum)
    try require(start <= 0 && start.isFinite, "x₂ ≤ 0", got: start)
    self.smoothness = smoothness
    self.stepSize = stepSize
    self.workerCount = workerCount
    self.noiseVariance = noiseVariance
    self.momentum = momentum
    self.start = start
  }

  /// `ηs`.
  private var scale: Double { momentum * (3 * noiseVariance / 10).squareRoot() }
  /// `c`.
  private var factor: Double { 1 - stepSize * smoothness }

  /// `m_T`, the second coordinate of `E x^T`; the first is 0.
  public func mean(afterRounds rounds: Int) -> Double {
    let decay = pow(factor, Double(rounds))
    return decay * start - scale / (3 * smoothness) * (1 - decay)
  }

  /// `E‖∇f(x^T)‖² = L² E‖x^T‖²`.
  public func squaredGradient(afterRounds rounds: Int) -> Double {
    let mean = mean(afterRounds: rounds)
    let growth = (1 - pow(factor, 2 * Double(rounds))) / (1 - factor * factor)
    let variance = stepSize * stepSize * 26 / 9 * scale * scale / Double(workerCount) * growth
    return smoothness * smoothness * (mean * mean + variance)
  }

  private var initialSquaredGradient: Double { smoothness * smoothness * start * start }

  /// `min{‖∇f(x⁰)‖², η²σ²/30}`.
  public var lowerBound: Double { min(initialSquaredGradient, momentum * momentum * noiseVariance / 30) }

  /// `(1/60) min{‖∇f(x⁰)‖², η²σ²}`, the published form.
  public var publishedLowerBound: Double { min(initialSquaredGradient, momentum * momentum * noiseVariance) / 60 }

  /// `η²σ²/(30ε²)`: the smallest batch of rescaled noise with which `E‖∇f‖² ≤ ε²` is not excluded.
  public func smallestBatch(target: Double) -> Double { momentum * momentum * noiseVariance / (30 * target) }
}
