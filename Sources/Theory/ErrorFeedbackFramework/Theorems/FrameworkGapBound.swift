/// A method of the error-feedback framework with a constant step drives the weighted mean of the gaps down to a floor.
///
/// - Hypotheses:  those of `QuasiConvexSetting`; `0 < γ ≤ γ_max` of `StepCeilings`.
/// - Conclusion:  with `w_t = (1 − μγ/2)^{−(t+1)}`, over `t < T`, and the constants `σ′²`, `σ″²` of the memory,
///                `(1/W) Σ w_t E F(x_t) ≤ 2μr₀/((1 − μγ/2)^{−T} − 1) + 4γσ′² + 12Lγ²σ″²`, `r₀ = ‖x₀ − x⋆‖²`. At `μ = 0` the
///                first term is `4r₀/(γT)` and the weights are equal.
/// - Proof:       that of `FrameworkMasterBound` at `θ₁ = 1`, `θ₂ = 1/2`, where `b ≥ 1/2` and `S ≤ 1/4`.
/// - Tightness:   loose, by about an order of magnitude on quadratics.
/// - Source:      `stich2020`, with constants derived here.
public struct FrameworkGapBound<Memory: ErrorMemory>: ConvergenceTheorem {
  public static var statement: String {
    "\(Memory.name), \(Memory.functions): (1/W) Σ w_t E F(x_t) ≤ 2μr₀/((1 − μγ/2)^{−T} − 1) + 4γσ′² + 12Lγ²σ″², "
      + Memory.formulas.noises
  }
  public static var source: Source { .stich2020 }
  public static var status: Status { .provedHere }
  public static var measure: ProgressMeasure { .weightedMeanGap }

  public let setting: QuasiConvexSetting
  public let memory: Memory
  public let stepSize: Double
  /// `r₀ = ‖x₀ − x⋆‖²`.
  public let initialSquaredDistance: Double

  public init(
    _ setting: QuasiConvexSetting, memory: Memory, stepSize: Double, initialSquaredDistance: Double
  ) throws(HypothesisViolation) {
    let largest = StepCeilings.quasiConvex(setting, memory)
    try require(0 < stepSize && stepSize <= largest, "0 < γ ≤ γ_max = \(largest)", got: stepSize)
    try requireNonnegative(initialSquaredDistance, "r₀")
    self.setting = setting
    self.memory = memory
    self.stepSize = stepSize
    self.initialSquaredDistance = initialSquaredDistance
  }

  private var rate: Double { setting.quasiConvexity * stepSize / 2 }

  /// `w_t = (1 − μγ/2)^{−(t+1)}`.
  public var weights: IterateWeights { .geometric(rate: rate) }

  /// What remains for `T → ∞`: `4γσ′² + 12Lγ²σ″²`.
  public var floor: Double {
    let constants = memory.constants(under: setting.noise)
    return 4 * stepSize * constants.variance + 12 * setting.smoothness * stepSize * stepSize * constants.noise
  }

  /// The bound over the iterates `x₀, …, x_{T−1}`.
  public func bound(afterRounds rounds: Int) -> Double {
    4 * initialTerm(initialSquaredDistance, stepSize: stepSize, rate: rate, rounds: rounds) + floor
  }
}

/// `r₀/(γW)`, `W = Σ_{t<T} (1 − a)^{−(t+1)}`, without overflow; infinite for no rounds.
func initialTerm(_ initialSquaredDistance: Double, stepSize: Double, rate a: Double, rounds: Int) -> Double {
  guard rounds >= 1 else { return .infinity }
  let inverseSum = a == 0 ? 1 / Double(rounds) : a * inversePowerLessOne(rate: a, count: Double(rounds))
  return initialSquaredDistance / stepSize * inverseSum
}
