import Foundation

/// A method of one node with decreasing steps `γ_t = 4/(μ(κ + t))` drives the weighted mean of the gaps to zero.
///
/// - Hypotheses:  those of `QuasiConvexSetting` with `μ > 0`; `κ = (4L/μ) max{4(1 + M), 5.2√(m(m + M))}`, `m = τ` or `1/p`.
/// - Conclusion:  with `w_t = κ + t`, `W = T(2κ + T − 1)/2`, `l = ln((κ + T − 1)/(κ − 1))` and `σ″² = τσ²` or `(q²/p)σ²`,
///                `(1/W) Σ w_t E F(x_t) ≤ [μ(κ − 1)²r₀ + 16Tσ²/μ + 192(1 + m/κ)Lσ″² l/μ²]/W`.
/// - Proof:       `(w_t/γ_t)(1 − μγ_t/2) ≤ w_{t−1}/γ_{t−1}` telescopes; `w_{i+j} ≤ w_i(1 + j/κ)` bounds the sums over what
///                is kept back; `m/κ ≤ 1/20.8` makes their part in the gaps small.
/// - Tightness:   loose, by about an order of magnitude on quadratics.
/// - Source:      `stich2020`, with constants derived here.
public struct FrameworkDecreasingStepBound<Memory: SingleNodeErrorMemory>: ConvergenceTheorem {
  public static var statement: String {
    "\(Memory.name), \(Memory.functions), γ_t = 4/(μ(κ + t)): (1/W) Σ w_t E F(x_t) ≤ "
      + "[μ(κ − 1)²r₀ + 16Tσ²/μ + 192(1 + m/κ)Lσ″² l/μ²]/W, l = ln((κ + T − 1)/(κ − 1)), \(Memory.formulas.kept)"
  }
  public static var source: Source { .stich2020 }
  public static var status: Status { .provedHere }
  public static var measure: ProgressMeasure { .weightedMeanGap }

  public let setting: QuasiConvexSetting
  public let memory: Memory
  /// `r₀ = ‖x₀ − x⋆‖²`.
  public let initialSquaredDistance: Double
  /// `κ`.
  public let offset: Double

  public init(
    _ setting: QuasiConvexSetting, memory: Memory, initialSquaredDistance: Double
  ) throws(HypothesisViolation) {
    try requirePositive(setting.quasiConvexity, "μ")
    try requireNonnegative(initialSquaredDistance, "r₀")
    self.setting = setting
    self.memory = memory
    self.initialSquaredDistance = initialSquaredDistance
    offset =
      4 * setting.smoothness / setting.quasiConvexity
      * StepCeilings.inverseSimple(noise: setting.noise, memory)
  }

  /// `γ₀`.
  public var stepSize: Double { stepSize(at: 0) }

  /// `γ_t = 4/(μ(κ + t))`.
  public func stepSize(at t: Int) -> Double { 4 / (setting.quasiConvexity * (offset + Double(t))) }

  /// `w_t = κ + t`.
  public var weights: IterateWeights { .linear(offset: offset) }

  public func bound(afterRounds rounds: Int) -> Double {
    guard rounds >= 1 else { return .infinity }
    let count = Double(rounds)
    let mu = setting.quasiConvexity
    let constants = memory.constants(under: setting.noise)
    let start = mu * (offset - 1) * (offset - 1) * initialSquaredDistance
    let logarithm = log1p(count / (offset - 1))
    let kept = 192 * (1 + constants.window.reach / offset) * setting.smoothness * constants.noise
    let weight = count * (2 * offset + count - 1) / 2
    return (start + 16 * count * constants.variance / mu + kept * logarithm / (mu * mu)) / weight
  }
}
