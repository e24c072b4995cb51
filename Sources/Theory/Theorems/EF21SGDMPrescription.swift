/// The parameters of EF21-SGDM for a given number of rounds, and what they guarantee.
///
/// With the tight pair, `w = 1/2`, `c₀ = √2 L Δ/T`, `Δ = f(x⁰) − f⋆` and
/// `(k₁, k₂, k₃) = (1/n, (1 − α)/θ, 2β/θ)`:
///
///     η = min{1, (c₀/(k_p σ²))^(1/(p+1)), p = 1, 2, 3},   γ = the largest step of the condition,
///     B = max{1, ⌈σ²/(√2 n L Δ)⌉, ⌈η √(β/θ) σ²/(L̃ Δ)⌉}   (batch at the start),
///     Φ⁰ ≤ Δ + γσ²/(ηnB) + 2γβησ²/(θB),
///     bound = 2Φ⁰/(γT) + 2σ²N
///           ≤ envelope = 2Δ(L + 4L̃√(β/θ) + 2√2 L)/T + 6√2 (LΔ/T) Σ_p (k_p σ²/c₀)^(1/(p+1)).
///
/// A candidate with `k_p σ² = 0` is left out of the minimum, and its term of the envelope is 0. The
/// three sums are, up to constants, `(LΔσ²/(nT))^(1/2)`, `(LΔσ/(√α T))^(2/3)` and
/// `(LΔσ^(2/3)/(α^(2/3)T))^(3/4)`: the published rate.
///
/// - Proof: `1/γ ≤ L + √A ≤ L + 2L̃√(β/θ) + √2 L/η`; `B` makes the start cost at most
///   `2c₀/η + 4L̃√(β/θ)Δ/T`; `k_p σ² η^p ≤ c₀/η_p` and `1/η ≤ 1 + Σ 1/η_p`.
/// - Source: `fatkhullin2023`.
public struct EF21SGDMPrescription: Hashable, Sendable {
  /// `η`.
  public let momentum: Double
  /// `γ`.
  public let stepSize: Double
  /// The number of stochastic gradients that a worker averages for `vᵢ⁰ = gᵢ⁰`.
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
    let perRound = L * initialGap / Double(rounds)
    let unit = 2.0.squareRoot() * perRound
    let tuning = MomentumTuning(
      unit: unit,
      terms: [
        1: 1 / Double(n) * noiseVariance, 2: pair.noiseRatio * noiseVariance, 3: 2 * pair.ratio * noiseVariance,
      ])
    let eta = tuning.momentum
    let hypotheses = try EF21SGDMHypotheses(
      smoothness: L, quadraticMeanSmoothness: quadraticMeanSmoothness, pair: pair, workerCount: n,
      momentum: eta)
    let coefficients = try EF21SGDMCoefficients(hypotheses)
    let gamma = coefficients.stepCondition.largestStepSize

    let batch = max(
      1, (noiseVariance / (2.0.squareRoot() * Double(n) * L * initialGap)).rounded(.up),
      (eta * pair.ratio.squareRoot() * noiseVariance / (quadraticMeanSmoothness * initialGap)).rounded(.up))
    try require(batch < 0x1p53, "a batch below 2⁵³", got: batch)
    let variance = noiseVariance / batch
    let start = coefficients.lyapunov(stepSize: gamma).value(
      gap: initialGap, compressionError: 0, momentumError: variance / Double(n), workerMomentumError: variance)
    let theorem = try EF21SGDMStationarity(
      coefficients: coefficients, stepSize: gamma, noiseVariance: noiseVariance, initialLyapunov: start)

    momentum = eta
    stepSize = gamma
    initialBatchSize = Int(batch)
    initialLyapunov = start
    bound = theorem.bound(afterRounds: rounds)
    envelope =
      2 * initialGap * (L + 4 * price + 2 * 2.0.squareRoot() * L) / Double(rounds)
      + 6 * unit * tuning.cost
  }
}
