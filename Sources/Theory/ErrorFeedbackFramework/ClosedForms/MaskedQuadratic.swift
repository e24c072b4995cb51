/// Closed forms of error-compensated SGD with a mask that keeps an entry with probability `α`, on one mode `λ`.
///
/// Rand-k (`α = k/d`, unscaled) and the Bernoulli mask with independent entries have the same moments on diagonal
/// Hessians. `1/α` plays the role of `τ + 1`. The noise has the variance `σ² + mλ²x²`.
///
/// - Source: derived here; the setting is that of `stich2020`.
public struct MaskedQuadratic: Hashable, Sendable {
  public let compressor: ContractiveClass

  public init(compressor: ContractiveClass) { self.compressor = compressor }

  /// `2/α − 1 + m`.
  private func price(_ m: Double) -> Double { 2 / compressor.alpha - 1 + m }

  /// The mean square is stable iff `0 < γλ < 2/(2/α − 1 + m)`. The mean alone is stable much longer.
  ///
  /// - Proof: `det(I − M) = αc[2α − c(2 − α + αm)]` for the recursion of `E x²`, `E xe`, `E e²`.
  public func meanSquareLimit(noiseGrowth m: Double) throws(HypothesisViolation) -> Double {
    try requireNonnegative(m, "m")
    return 2 / price(m)
  }

  /// The limit of `E x²`: `γσ²/(λ(2 − (2/α − 1 + m)γλ))`.
  ///
  /// - Proof: Cramer's rule.
  public func stationaryVariance(of mode: QuadraticMode, stepSize: Double) throws(HypothesisViolation) -> Double {
    let c = stepSize * mode.eigenvalue
    let limit = try meanSquareLimit(noiseGrowth: mode.noiseGrowth)
    try require(0 < c && c < limit, "0 < γλ < \(limit)", got: c)
    return stepSize * mode.noiseVariance / (mode.eigenvalue * (2 - price(mode.noiseGrowth) * c))
  }

  /// `1 − 2sα + s²α`, the factor of `E‖e‖²` in a round with the mask scaled by `s`; below 1 iff `s < 2`.
  public func errorFactor(scale s: Double) -> Double { 1 - 2 * s * compressor.alpha + s * s * compressor.alpha }
}
