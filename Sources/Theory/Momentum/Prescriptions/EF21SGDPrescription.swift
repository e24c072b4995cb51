/// What EF21-SGD, which has no momentum, needs for `E‖∇f(x̂)‖² ≤ ε²`: a large batch.
///
///     B ≥ 4σ²[1/n + ((1 − α) + 2β)/θ]/ε²,   T ≥ 4Φ⁰/(γε²),
///
/// with the largest step size. For small `α` the batch is about `32σ²/(α²ε²)`, and a worker uses `BT` samples, of the
/// order `L̃Δσ²/(α³ε⁴)`.
///
/// - Proof:  each half of the bound of EF21-SGDM with momentum 1 and the variance `σ²/B` is at most `ε²/2`.
/// - Source: `fatkhullin2023`.
public struct EF21SGDPrescription: Hashable, Sendable {
  /// `γ`.
  public let stepSize: Double
  /// `B`.
  public let batchSize: Int
  /// `T`.
  public let rounds: Int
  /// The bound of `(1/T) Σ E‖∇f(xᵗ)‖²`; at most `ε²`.
  public let bound: Double

  /// - Parameters:
  ///   - initialLyapunov: `E Φ⁰`, or an upper bound of it; `f(x⁰) − f⋆` for an exact start.
  ///   - target: `ε²`.
  public init(
    _ hypotheses: EF21SGDMHypotheses, noiseVariance: Double, initialLyapunov: Double, target: Double
  ) throws(HypothesisViolation) {
    try require(hypotheses.momentum == 1, "η = 1", got: hypotheses.momentum)
    try requireNonnegative(noiseVariance, "σ²")
    try requirePositive(initialLyapunov, "Φ⁰")
    try requirePositive(target, "ε²")
    let coefficients = try EF21SGDMCoefficients(hypotheses)
    let gamma = coefficients.stepCondition.largestStepSize
    let batch = max(1, (4 * noiseVariance * coefficients.noiseFactor / target).rounded(.up))
    let count = max(1, (4 * initialLyapunov / (gamma * target)).rounded(.up))
    try require(batch < 0x1p53, "a batch below 2⁵³", got: batch)
    try require(count < 0x1p53, "fewer than 2⁵³ rounds", got: count)
    stepSize = gamma
    batchSize = Int(batch)
    rounds = Int(count)
    bound = try EF21SGDMStationarity(
      coefficients: coefficients, stepSize: gamma, noiseVariance: noiseVariance / batch,
      initialLyapunov: initialLyapunov
    ).bound(afterRounds: rounds)
  }

  /// `BT`, the samples that a worker uses.
  public var samplesPerWorker: Double { Double(batchSize) * Double(rounds) }
}
