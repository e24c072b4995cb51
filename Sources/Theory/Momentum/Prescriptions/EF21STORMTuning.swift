import Foundation

/// The momentum of EF21-STORM with the smallest certified bound among given ones, each with its largest step size.
///
///     min over η of 2Φ⁰(η)/(γ(η)T) + 2σ²N(η),   Φ⁰(η) = Δ + γ(σ²/(ηnB) + 2βησ²/(θB)).
///
/// Any momentum fixed in advance gives a valid bound; the balance of `4l̃Δ/(√(nη)T)` with `4ησ²/n` is near
/// `η = (Δl̃√n/(σ²T))^(2/3)`, where the rate is of the order `(l̃Δσ/(nT))^(2/3)`.
///
/// - Source: `fatkhullin2023`.
public struct EF21STORMTuning: Hashable, Sendable {
  /// `η`.
  public let momentum: Double
  /// `γ`.
  public let stepSize: Double
  /// The bound of `(1/T) Σ E‖∇f(xᵗ)‖²`.
  public let bound: Double

  /// - Parameters:
  ///   - initialBatchSize: `B`, the gradients averaged at the start.
  ///   - candidates: The momenta to choose from.
  public init(
    smoothness: Double, quadraticMeanSmoothness: Double, noiseSmoothness: Double, compressor: ContractiveClass,
    workerCount: Int, noiseVariance: Double, initialGap: Double, initialBatchSize: Int, rounds: Int,
    candidates: [Double]
  ) throws(HypothesisViolation) {
    try requireAtLeastOne(candidates.count, "the number of candidates")
    try requireAtLeastOne(initialBatchSize, "B")
    try requireAtLeastOne(rounds, "T")
    try requireNonnegative(initialGap, "f(x⁰) − f⋆")
    let variance = noiseVariance / Double(initialBatchSize)
    var best: EF21STORMTuning?
    for momentum in candidates {
      let coefficients = try EF21STORMCoefficients(
        EF21SGDMHypotheses(
          smoothness: smoothness, quadraticMeanSmoothness: quadraticMeanSmoothness, pair: .tight(compressor),
          workerCount: workerCount, momentum: momentum),
        noiseSmoothness: noiseSmoothness)
      let gamma = coefficients.stepCondition.largestStepSize
      let start = coefficients.lyapunov(stepSize: gamma).value(
        gap: initialGap,
        errors: MomentumErrors(momentum: variance / Double(workerCount), workerMomentum: variance))
      let bound = try EF21STORMStationarity(
        coefficients: coefficients, stepSize: gamma, noiseVariance: noiseVariance, initialLyapunov: start
      ).bound(afterRounds: rounds)
      if bound < best?.bound ?? .infinity {
        best = EF21STORMTuning(momentum: momentum, stepSize: gamma, bound: bound)
      }
    }
    guard let best else { throw HypothesisViolation(hypothesis: "a finite bound", value: .infinity) }
    self = best
  }

  private init(momentum: Double, stepSize: Double, bound: Double) {
    self.momentum = momentum
    self.stepSize = stepSize
    self.bound = bound
  }

  /// `(Δl̃√n/(σ²T))^(2/3)`, at most 1.
  public static func balancedMomentum(
    noiseSmoothness: Double, workerCount: Int, noiseVariance: Double, initialGap: Double, rounds: Int
  ) -> Double {
    let ratio = initialGap * noiseSmoothness * Double(workerCount).squareRoot() / (noiseVariance * Double(rounds))
    return min(1, cbrt(ratio * ratio))
  }
}
