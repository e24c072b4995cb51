import Foundation

/// The step size of EF14 for a given number of rounds, and what it guarantees.
///
/// With the tight pair, `Δ = f(x⁰) − f⋆` and `Y = βζ² + (1 − α)σ²`:
///
///     γ = min{largest step of the condition, √(2Δn/(Lσ²T)), (2Δθ/(L²TY))^(1/3)},
///     bound = 4Δ/(γT) + 2γLσ²/n + 2γ²L²Y/θ
///           ≤ envelope = 4ΔL(2 + √(2β/θ))/T + 4√2 (LΔσ²/(nT))^(1/2) + 4·2^(2/3) (LΔ/T)^(2/3) (Y/θ)^(1/3).
///
/// A candidate whose denominator vanishes (`σ² = 0`, `Y = 0`) is left out.
///
/// - Proof: each of the two floor terms is at most half of `4Δ/(γ_pT)` at its own candidate `γ_p`.
/// - Source: `stich2020`.
public struct EF14Prescription: Hashable, Sendable {
  /// `γ`.
  public let stepSize: Double
  /// The bound of `(1/T) Σ E‖∇f(xᵗ)‖²`.
  public let bound: Double
  /// A closed form above `bound`; it is attained in limit cases.
  public let envelope: Double

  public init(
    smoothness L: Double, compressor: ContractiveClass, workerCount n: Int, noiseVariance: Double,
    heterogeneity: Double, initialGap: Double, rounds: Int
  ) throws(HypothesisViolation) {
    try requireAtLeastOne(n, "n")
    try requireNonnegative(noiseVariance, "σ²")
    try requireNonnegative(heterogeneity, "ζ²")
    try requirePositive(initialGap, "f(x⁰) − f⋆")
    try requireAtLeastOne(rounds, "T")

    let pair = YoungPair.tight(compressor)
    let source = EF14Stationarity.errorSource(
      pair: pair, heterogeneity: heterogeneity, noiseVariance: noiseVariance)
    let perRound = initialGap / Double(rounds)
    // A vanishing denominator makes the candidate infinite, which leaves it out of the minimum.
    stepSize = min(
      try EF14Stationarity.stepCondition(smoothness: L, pair: pair).largestStepSize,
      (2 * perRound * Double(n) / (L * noiseVariance)).squareRoot(),
      cbrt(2 * perRound * pair.theta / (L * L * source)))
    let theorem = try EF14Stationarity(
      smoothness: L, pair: pair, workerCount: n, stepSize: stepSize, noiseVariance: noiseVariance,
      heterogeneity: heterogeneity, initialGap: initialGap)
    bound = theorem.bound(afterRounds: rounds)
    envelope =
      4 * perRound * L * (2 + (2 * pair.ratio).squareRoot())
      + 4 * (2 * L * perRound * noiseVariance / Double(n)).squareRoot()
      + 4 * cbrt(4 * L * perRound * L * perRound * source / pair.theta)
  }
}
