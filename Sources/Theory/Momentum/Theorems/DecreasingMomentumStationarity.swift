/// EF21-SGDM with parameters that decrease knows neither the number of rounds nor the noise.
///
///     ηₜ = 1/√(t + 1),   γₜ = ρηₜ,   ρ = the largest step of the condition `A = 4(β/θ)L̃² + 2L²`, `B = L`.
///
/// - Hypotheses:  those of `EF21SGDMStationarity`, the momentum apart.
/// - One step:    `E Φₜ₊₁ ≤ Φₜ − (γₜ/2)‖∇f(xᵗ)‖² + γₜσ²N(ηₜ)`, with the weights `γₜ/θ`, `γₜ/ηₜ = ρ`, `2βγₜηₜ/θ`.
/// - Conclusion:  `Σ_{t<T} γₜ E‖∇f(xᵗ)‖² / Σ_{t<T} γₜ ≤ (2Φ⁰ + 2σ² Σ_{t<T} γₜN(ηₜ)) / Σ_{t<T} γₜ`, of the order
///                `(1 + ln T)/√T`.
/// - Proof:       that of `EF21SGDMCoefficients` with `w = 1/2` at every step; no weight increases, and
///                `4(β/θ)κₜL̃²γₜ² + 2(1 − ηₜ)²L²ρ² + Lγₜ ≤ 1` follows from the condition on `ρ`.
/// - Source:      `fatkhullin2023`, there with other constants.
public struct DecreasingMomentumStationarity: ConvergenceTheorem {
  public static var statement: String {
    "EF21-SGDM, γₜ = ρ/√(t+1): Σ γₜE‖∇f(xᵗ)‖²/Σ γₜ ≤ (2Φ⁰ + 2σ² Σ γₜN(ηₜ))/Σ γₜ"
  }
  public static var source: Source { .fatkhullin2023 }
  public static var status: Status { .provedHere }
  public static var measure: ProgressMeasure { .weightedSquaredGradient }

  /// `L`.
  public let smoothness: Double
  /// `L̃`.
  public let quadraticMeanSmoothness: Double
  public let pair: YoungPair
  public let workerCount: Int
  /// `ρ`.
  public let scale: Double
  /// `σ²`.
  public let noiseVariance: Double
  /// `E Φ⁰`, or an upper bound of it, in the units of `f`.
  public let initialLyapunov: Double

  public init(
    smoothness: Double, quadraticMeanSmoothness: Double, pair: YoungPair, workerCount: Int, noiseVariance: Double,
    initialLyapunov: Double
  ) throws(HypothesisViolation) {
    try requirePositive(smoothness, "L")
    try requirePositive(quadraticMeanSmoothness, "L̃")
    try requireAtLeastOne(workerCount, "n")
    try requireNonnegative(noiseVariance, "σ²")
    try requireNonnegative(initialLyapunov, "Φ⁰")
    self.smoothness = smoothness
    self.quadraticMeanSmoothness = quadraticMeanSmoothness
    self.pair = pair
    self.workerCount = workerCount
    self.noiseVariance = noiseVariance
    self.initialLyapunov = initialLyapunov
    scale = try StepCondition(
      quadratic: 4 * pair.ratio * quadraticMeanSmoothness * quadraticMeanSmoothness + 2 * smoothness * smoothness,
      linear: smoothness
    ).largestStepSize
  }

  /// `γ₀ = ρ`, the largest step.
  public var stepSize: Double { scale }

  /// `ηₜ`.
  public func momentum(ofRound t: Int) -> Double { 1 / Double(t + 1).squareRoot() }

  /// `γₜ`.
  public func stepSize(ofRound t: Int) -> Double { scale * momentum(ofRound: t) }

  /// The coefficients of step `t`.
  public func coefficients(ofRound t: Int) throws(HypothesisViolation) -> EF21SGDMCoefficients {
    try EF21SGDMCoefficients(
      EF21SGDMHypotheses(
        smoothness: smoothness, quadraticMeanSmoothness: quadraticMeanSmoothness, pair: pair,
        workerCount: workerCount, momentum: momentum(ofRound: t)))
  }

  /// `Σ_{t<T} γₜ`.
  public func totalStep(rounds: Int) -> Double { (0..<rounds).reduce(0) { $0 + stepSize(ofRound: $1) } }

  /// `Σ_{t<T} γₜN(ηₜ)`, `N(η) = (1 − α)η²/θ + η/n + 2βη³/θ`.
  public func totalNoise(rounds: Int) -> Double {
    (0..<rounds).reduce(0) { sum, t in
      let eta = momentum(ofRound: t)
      let factor =
        pair.noiseRatio * eta * eta + eta / Double(workerCount) + 2 * pair.ratio * eta * eta * eta
      return sum + stepSize(ofRound: t) * factor
    }
  }

  public func bound(afterRounds rounds: Int) -> Double {
    guard rounds >= 1 else { return .infinity }
    return (2 * initialLyapunov + 2 * noiseVariance * totalNoise(rounds: rounds)) / totalStep(rounds: rounds)
  }
}
