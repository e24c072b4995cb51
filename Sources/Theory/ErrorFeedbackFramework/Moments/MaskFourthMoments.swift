/// The exact fourth moments of error-compensated SGD with a mask, on one mode of a quadratic, step by step.
///
/// The mask keeps an entry with probability `α`; the noise is normal, of variance `σ²` at every point. With `b` the mask
/// and `U = e + cx + γξ`, `x⁺ = x − bU` and `e⁺ = (1 − b)U`, so that all `E xⁱeʲ`, `i + j ≤ 4`, follow from those before:
///
///     E (x⁺)ⁱ(e⁺)ʲ = α E (x − U)ⁱ 1{j = 0} + (1 − α) E xⁱUʲ.
///
/// They say how much the squares of single runs spread, which no second moment does.
///
/// - Source: derived here; the method is that of `stich2020`.
public struct MaskFourthMoments: Hashable, Sendable {
  public let mode: QuadraticMode
  /// `α`.
  public let alpha: Double
  /// `E xⁱeʲ` at place `5i + j`.
  private var moments = [Double](repeating: 0, count: 25)

  /// - Throws: Where the noise of the mode grows, whose fourth moment is not known.
  public init(mode: QuadraticMode, compressor: ContractiveClass, start: Double) throws(HypothesisViolation) {
    try require(mode.noiseGrowth == 0, "m = 0", got: mode.noiseGrowth)
    self.mode = mode
    alpha = compressor.alpha
    var power = 1.0
    for i in 0...4 {
      moments[5 * i] = power
      power *= start
    }
  }

  /// `E x²`.
  public var secondMoment: Double { moments[10] }
  /// `E x⁴`.
  public var fourthMoment: Double { moments[20] }

  private static let binomials: [[Double]] = [[1], [1, 1], [1, 2, 1], [1, 3, 3, 1], [1, 4, 6, 4, 1]]

  /// Advances by one step of size `γ`.
  public mutating func advance(stepSize: Double) {
    let c = stepSize * mode.eigenvalue
    let variance = stepSize * stepSize * mode.noiseVariance
    let noise = [1, 0, variance, 0, 3 * variance * variance]
    let powersOfC = [1, c, c * c, c * c * c, c * c * c * c]
    // E xᵃ(e + cx)ᵏ, then E xᵃUᵇ, both at place 5a + b.
    var drift = [Double](repeating: 0, count: 25)
    var input = drift
    var next = drift
    for a in 0...4 {
      for k in 0...(4 - a) {
        for l in 0...k { drift[5 * a + k] += Self.binomials[k][l] * powersOfC[l] * moments[5 * (a + l) + k - l] }
      }
      for b in 0...(4 - a) {
        for r in 0...b { input[5 * a + b] += Self.binomials[b][r] * noise[r] * drift[5 * a + b - r] }
      }
    }
    for i in 0...4 {
      for j in 0...(4 - i) { next[5 * i + j] = (1 - alpha) * input[5 * i + j] }
      for r in 0...i {
        let sign: Double = r.isMultiple(of: 2) ? 1 : -1
        next[5 * i] += alpha * sign * Self.binomials[i][r] * input[5 * (i - r) + r]
      }
    }
    moments = next
  }
}
