/// A method of the error-feedback framework drives the gradient of a smooth function down to a floor.
///
/// - Hypotheses:  `f` is `L`-smooth and bounded below; `E‖ξ‖² ≤ M‖∇f‖² + σ²`; with the constants of the memory,
///                `D = 1 − Lγ(1 + M′) − γ²L²Am > 0`.
/// - Conclusion:  `(1/T) Σ_{t<T} E‖∇f(x_t)‖² ≤ (2F₀/(γT) + γLσ′² + γ²L²σ″²)/D`, `F₀ = f(x₀) − f⋆`.
/// - Proof:       sum `VirtualDecrease`, insert the error bound of the memory and count how often each gradient is kept.
/// - Tightness:   within a factor 2 on quadratics.
/// - Source:      `stich2020`, with constants derived here.
public struct FrameworkMasterStationarity<Memory: NonconvexErrorMemory>: ConvergenceTheorem {
  public static var statement: String {
    "\(Memory.name), positive denominator: mean E‖∇f(x_t)‖² ≤ (2F₀/(γT) + γLσ′² + γ²L²σ″²)/(1 − Lγ(1 + M′) − γ²L²Am), "
      + Memory.formulas.all
  }
  public static var source: Source { .stich2020 }
  public static var status: Status { .provedHere }
  public static var measure: ProgressMeasure { .meanSquaredGradient }

  public let stepSize: Double
  /// `F₀`, in the units of `f`.
  public let initialGap: Double
  /// `D`.
  public let retained: Double
  /// `γLσ′² + γ²L²σ″²`.
  let noise: Double

  public init(
    smoothness: Double, noise: NoiseConstants, memory: Memory, stepSize: Double, initialGap: Double
  ) throws(HypothesisViolation) {
    try requirePositive(smoothness, "L")
    try requirePositive(stepSize, "γ")
    try requireNonnegative(initialGap, "F₀")
    let constants = memory.constants(under: noise)
    let product = smoothness * stepSize
    retained = 1 - product * (1 + constants.growth) - product * product * constants.loop
    try require(retained > 0, "1 − Lγ(1 + M′) − γ²L²Am > 0", got: retained)
    self.stepSize = stepSize
    self.initialGap = initialGap
    self.noise = product * constants.variance + product * product * constants.noise
  }

  /// What remains for `T → ∞`.
  public var floor: Double { noise / retained }

  public func bound(afterRounds rounds: Int) -> Double {
    rounds < 1 ? .infinity : (2 * initialGap / (stepSize * Double(rounds)) + noise) / retained
  }
}

/// The same with `D ≥ 1/4` in a simple form.
///
/// - Hypotheses:  those of `FrameworkMasterStationarity`, and `0 < γ ≤ γ_max` of `StepCeilings`.
/// - Conclusion:  `(1/T) Σ_{t<T} E‖∇f(x_t)‖² ≤ 8F₀/(γT) + 4γLσ′² + 4γ²L²σ″²`.
/// - Source:      `stich2020`, with constants derived here.
public struct FrameworkStationarity<Memory: NonconvexErrorMemory>: ConvergenceTheorem {
  public static var statement: String {
    "\(Memory.name): mean E‖∇f(x_t)‖² ≤ 8F₀/(γT) + 4γLσ′² + 4γ²L²σ″², "
      + Memory.formulas.noises
  }
  public static var source: Source { .stich2020 }
  public static var status: Status { .provedHere }
  public static var measure: ProgressMeasure { .meanSquaredGradient }

  public let master: FrameworkMasterStationarity<Memory>

  public init(
    smoothness: Double, noise: NoiseConstants, memory: Memory, stepSize: Double, initialGap: Double
  ) throws(HypothesisViolation) {
    try requirePositive(smoothness, "L")
    let largest = StepCeilings.nonconvex(smoothness: smoothness, noise: noise, memory)
    try require(0 < stepSize && stepSize <= largest, "0 < γ ≤ γ_max = \(largest)", got: stepSize)
    master = try FrameworkMasterStationarity(
      smoothness: smoothness, noise: noise, memory: memory, stepSize: stepSize, initialGap: initialGap)
  }

  public var stepSize: Double { master.stepSize }

  /// What remains for `T → ∞`.
  public var floor: Double { 4 * master.noise }

  public func bound(afterRounds rounds: Int) -> Double {
    rounds < 1 ? .infinity : 8 * master.initialGap / (stepSize * Double(rounds)) + floor
  }
}
