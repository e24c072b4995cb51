/// The sharpest bound of the weighted mean of the gaps for a method of the error-feedback framework: the one to plot.
///
/// - Hypotheses:  those of `QuasiConvexSetting` and `FrameworkMasterInequality`.
/// - Conclusion:  `(1/W) Σ_{t<T} w_t E F(x_t) ≤ (r₀/(γW) + N)/(b − S)`, `w_t = (1 − a)^{−(t+1)}`.
/// - Tightness:   within a factor 3 on quadratics at the standard parameters, less at others.
/// - Source:      `stich2020`, with constants derived here.
public struct FrameworkMasterBound<Memory: ErrorMemory>: ConvergenceTheorem {
  public static var statement: String {
    "\(Memory.name), \(Memory.functions), parameters θ₁, θ₂: (1/W) Σ w_t E F(x_t) ≤ (r₀/(γW) + N)/(b − S)"
  }
  public static var source: Source { .stich2020 }
  public static var status: Status { .provedHere }
  public static var measure: ProgressMeasure { .weightedMeanGap }

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

  public var weights: IterateWeights { inequality.weights }

  public func bound(afterRounds rounds: Int) -> Double {
    inequality.gapBound(initialSquaredDistance: initialSquaredDistance, afterRounds: rounds)
  }
}
