/// The parameters of EF21-SGD2M for a given number of rounds, and what they guarantee.
///
/// With the tight pair, `c₀ = 3LΔ/T`, `Δ = f(x⁰) − f⋆` and `(k₁, k₃) = (6/n, 15β/θ)`:
///
///     η = min{1, (c₀/(k_p σ²))^(1/(p+1)), p = 1, 3},   γ = the largest step of the condition,
///     B = max{1, ⌈3σ²/(2nLΔ)⌉, ⌈(3/√2) η √(β/θ) σ²/(L̃Δ)⌉}   (batch at the start),
///     Φ⁰ ≤ Δ + γ(bσ²/(nB) + cσ²/B),
///     bound = 2Φ⁰/(γT) + 2σ²N
///           ≤ envelope = 2Δ(L + 6√2 L̃√(β/θ) + 6L)/T + 6c₀ Σ_p (k_p σ²/c₀)^(1/(p+1)).
///
/// The rate is that of EF21-SGDM without its term `T^(−2/3)`; its constants are larger, as `6/n` for `1/n` shows.
///
/// - Proof: `1/γ ≤ L + 3√2 L̃√(β/θ) + 3L/η`; `N ≤ 6η/n + 15βη³/θ`; the rest as for `EF21SGDMPrescription`.
/// - Source: `fatkhullin2023`.
public struct EF21SGD2MPrescription: Hashable, Sendable {
  /// `η`.
  public let momentum: Double
  /// `γ`.
  public let stepSize: Double
  /// The number of stochastic gradients that a worker averages for `uᵢ⁰ = vᵢ⁰ = gᵢ⁰`.
  public let initialBatchSize: Int
  /// The bound of `E Φ⁰`; an equality where the variance is exactly `σ²`.
  public let initialLyapunov: Double
  /// The bound of `(1/T) Σ E‖∇f(xᵗ)‖²`.
  public let bound: Double
  /// A closed form above `bound`; it is attained in limit cases.
  public let envelope: Double

  public init(
    smoothness L: Double, quadraticMeanSmoothness: Double, compressor: ContractiveClass, workerCount n: Int,
    noiseVariance: Double, initialGap: Double, rounds: Int
  ) throws(HypothesisViolation) {
    try requirePositive(L, "L")
    try requirePositive(quadraticMeanSmoothness, "L̃")
    try requireAtLeastOne(n, "n")
    try requireNonnegative(noiseVariance, "σ²")
    try requirePositive(initialGap, "f(x⁰) − f⋆")
    try requireAtLeastOne(rounds, "T")

    let pair = YoungPair.tight(compressor)
    let price = quadraticMeanSmoothness * pair.ratio.squareRoot()
    let unit = 3 * L * initialGap / Double(rounds)
    let tuning = MomentumTuning(
      unit: unit, terms: [1: 6 / Double(n) * noiseVariance, 3: 15 * pair.ratio * noiseVariance])
    let coefficients = try EF21SGD2MCoefficients(
      EF21SGDMHypotheses(
        smoothness: L, quadraticMeanSmoothness: quadraticMeanSmoothness, pair: pair, workerCount: n,
        momentum: tuning.momentum))
    let gamma = coefficients.stepCondition.largestStepSize

    let batch = max(
      1, (3 * noiseVariance / (2 * Double(n) * L * initialGap)).rounded(.up),
      (3 / 2.0.squareRoot() * tuning.momentum * pair.ratio.squareRoot() * noiseVariance
        / (quadraticMeanSmoothness * initialGap)).rounded(.up))
    try require(batch < 0x1p53, "a batch below 2⁵³", got: batch)
    let variance = noiseVariance / batch
    let start = coefficients.lyapunov(stepSize: gamma).value(
      gap: initialGap, errors: MomentumErrors(momentum: variance / Double(n), workerMomentum: variance))
    let theorem = try EF21SGD2MStationarity(
      coefficients: coefficients, stepSize: gamma, noiseVariance: noiseVariance, initialLyapunov: start)
    momentum = tuning.momentum
    stepSize = gamma
    initialBatchSize = Int(batch)
    initialLyapunov = start
    bound = theorem.bound(afterRounds: rounds)
    envelope =
      2 * initialGap * (L + 6 * 2.0.squareRoot() * price + 6 * L) / Double(rounds) + 6 * unit * tuning.cost
  }
}
