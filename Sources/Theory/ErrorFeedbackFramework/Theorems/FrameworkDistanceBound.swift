/// The virtual iterate of a method of the error-feedback framework comes near the minimiser.
///
/// - Hypotheses:  those of `QuasiConvexSetting` and `FrameworkMasterInequality`.
/// - Conclusion:  `E‖x̃_T − x⋆‖² ≤ (1 − a)ᵀr₀ + γN(1 − (1 − a)ᵀ)/a`; the factor of `γN` is `T` at `a = 0`.
/// - Tightness:   attained in limit cases.
/// - Source:      `stich2020`, with constants derived here.
public struct FrameworkDistanceBound<Memory: ErrorMemory>: ConvergenceTheorem {
  public static var statement: String {
    "\(Memory.name), \(Memory.functions), parameters θ₁, θ₂: E‖x̃_T − x⋆‖² ≤ (1 − a)ᵀr₀ + γN(1 − (1 − a)ᵀ)/a"
  }
  public static var source: Source { .stich2020 }
  public static var status: Status { .provedHere }
  public static var measure: ProgressMeasure { .virtualSquaredDistance }

  public let inequality: FrameworkMasterInequality
  /// `r₀ = ‖x₀ − x⋆‖²`.
  public let initialSquaredDistance: Double

  public init(
    _ setting: QuasiConvexSetting, memory: Memory, stepSize: Double, initialSquaredDistance: Double,
    parameters: DescentParameters = .standard
  ) throws(HypothesisViolation) {
    try requireNonnegative(initialSquaredDistance, "r₀")
    inequality = try FrameworkMasterInequality(
      setting, memory: memory, stepSize: stepSize, parameters: parameters)
    self.initialSquaredDistance = initialSquaredDistance
  }

  public var stepSize: Double { inequality.stepSize }

  public func bound(afterRounds rounds: Int) -> Double {
    inequality.distanceBound(initialSquaredDistance: initialSquaredDistance, afterRounds: rounds)
  }
}
