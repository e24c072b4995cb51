/// The bound of EF14 with a constant step, with four free parameters: the one to plot.
///
/// - Hypotheses:  those of `EF14ConvexHypotheses`; with
///                `c = μη(1 − θ)`, `ν = 1 − (1 − 1/δ)(1 + a)`, `Q = 2L/ρ + μ(1/θ − 1)`, `S = 2L + (B/n)(1 + t)2L`,
///                `Φ = Qη²(1 − 1/δ)/(ν − c)`, `R = 2 − ρ − ηS − Φ(1 + 1/a + B)(1 + t)2L`:
///                `0 < c < 1`, `ν > c`, `R > 0`. Where `δ = 1`: `Φ = 0`, `ν = 1`.
/// - Conclusion:  with `w_k = (1 − c)^{−(k+1)}`, over `k = 0, …, K`,
///                `(1/W) Σ w_k r_k ≤ (1/R){X₀c/(η((1 − c)^{−(K+1)} − 1)) + η(B(1 + 1/t)D + C)/n
///                 + Φ[(1 + 1/a + B)(1 + 1/t)D + C]}`; `t = 0` is allowed where `D = 0`.
/// - Proof:       that of `EF14GapBound` with free parameters in Young's inequalities. The standard ones
///                have `R ≥ 1/4` for `η ≤ η_max`, and give at most the bound with fixed constants.
/// - Tightness:   within a factor 1.3 on an example without noise and heterogeneity; else loose.
/// - Source:      `beznosikov2023`, whose proof it refines.
public struct EF14ParametricBound: ConvergenceTheorem {
  public static var statement: String {
    "EF14, strongly convex, Young parameters ρ, θ, a, t: (1/W) Σ w_k r_k ≤ "
      + "(1/R){X₀c/(η((1 − c)^{−(K+1)} − 1)) + η(B(1 + 1/t)D + C)/n + Φ[(1 + 1/a + B)(1 + 1/t)D + C]}"
  }
  public static var source: Source { .beznosikov2023 }
  public static var status: Status { .provedHere }
  public static var measure: ProgressMeasure { .weightedGap }

  public let stepSize: Double
  public let initialSquaredDistance: Double
  public let parameters: EF14YoungParameters
  /// `w_k = (1 − c)^{−(k+1)}`; they depend on `θ`.
  public let weights: IterateWeights
  /// What remains for `K → ∞`.
  public let floor: Double
  /// `c`.
  private let rate: Double
  /// `R`.
  private let retained: Double

  public init(
    _ hypotheses: EF14ConvexHypotheses, stepSize eta: Double, initialSquaredDistance: Double,
    parameters: EF14YoungParameters
  ) throws(HypothesisViolation) {
    try requirePositive(eta, "η")
    try requireNonnegative(initialSquaredDistance, "‖x₀ − x⋆‖²")
    let (L, mu, n) = (hypotheses.smoothness, hypotheses.strongConvexity, Double(hypotheses.workerCount))
    let (B, C, D) = (hypotheses.noise.growth, hypotheses.noise.floor, hypotheses.heterogeneity)
    let (rho, theta, t) = (parameters.rho, parameters.theta, parameters.t)
    try require(t > 0 || D == 0, "t > 0 where D > 0", got: t)
    // Without compression nothing is remembered and `a` has no role.
    let remembers = hypotheses.compressor.delta > 1
    let error = remembers ? hypotheses.compressor.error : 0
    let inverseA = remembers ? 1 / parameters.a : 0
    let c = mu * eta * (1 - theta)
    try require(0 < c && c < 1, "0 < μη(1 − θ) < 1", got: c)
    let nu = remembers ? 1 - error * (1 + parameters.a) : 1
    try require(nu > c, "ν > c", got: nu - c)
    let errorWeight = 2 * L / rho + mu * (1 / theta - 1)
    let secondMoment = 2 * L + B / n * (1 + t) * 2 * L
    let phi = errorWeight * eta * eta * error / (nu - c)
    let slack = 2 - rho - eta * secondMoment - phi * (1 + inverseA + B) * (1 + t) * 2 * L
    try require(slack > 0, "R > 0", got: slack)
    let spread = D == 0 ? 0 : (1 + 1 / t) * D
    stepSize = eta
    self.initialSquaredDistance = initialSquaredDistance
    self.parameters = parameters
    weights = .geometric(rate: c)
    floor = (eta * (B * spread + C) / n + phi * ((1 + inverseA + B) * spread + C)) / slack
    rate = c
    retained = slack
  }

  /// The bound over the iterates `x₀, …, x_K`.
  public func bound(afterRounds rounds: Int) -> Double {
    initialSquaredDistance * rate / (stepSize * retained)
      * inversePowerLessOne(rate: rate, count: Double(rounds + 1)) + floor
  }
}
