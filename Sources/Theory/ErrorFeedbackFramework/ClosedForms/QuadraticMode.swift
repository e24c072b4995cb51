/// One mode of a quadratic, `f(x) = λx²/2`, with noise of variance `σ² + mλ²x²`: additive and multiplicative.
///
/// All exact moments depend on the law of the noise through these numbers alone. With `M = m` this is the noise of
/// `QuasiConvexSetting`, with equality.
public struct QuadraticMode: Hashable, Sendable {
  /// `λ > 0`.
  public let eigenvalue: Double
  /// `σ²`.
  public let noiseVariance: Double
  /// `m`.
  public let noiseGrowth: Double

  public init(eigenvalue: Double, noiseVariance: Double, noiseGrowth: Double = 0) throws(HypothesisViolation) {
    try requirePositive(eigenvalue, "λ")
    try requireNonnegative(noiseVariance, "σ²")
    try requireNonnegative(noiseGrowth, "m")
    self.eigenvalue = eigenvalue
    self.noiseVariance = noiseVariance
    self.noiseGrowth = noiseGrowth
  }

  /// `σ² + mλ²X` at `E x² = X`.
  func noise(secondMoment: Double) -> Double {
    noiseVariance + noiseGrowth * eigenvalue * eigenvalue * secondMoment
  }
}
