public import GSL

/// Rounds every magnitude to a neighbouring power of two, up or down at random, without bias.
///
/// For `|xᵢ| = 2ᵉ(1 + f)`, `0 ≤ f < 1`,
///
///     C(x)ᵢ = sign(xᵢ) 2ᵉ⁺¹ with probability f,   sign(xᵢ) 2ᵉ with probability 1 − f.
///
/// Zero and the exact powers of two stay as they are. Subnormal numbers are rounded between their
/// own powers of two. A magnitude above 2¹⁰²³ has no upper neighbour in Double; such inputs are
/// outside the domain.
///
/// - Randomness: one uniform number an entry that is not a power of two.
/// - Source: `beznosikov2023`; introduced by Horváth et al. (2019).
public struct NaturalCompression: CoordinatewiseCompressor, Hashable {
  public init() {}

  public var isDeterministic: Bool { false }

  public func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>, using stream: inout RandomStream) {
    for i in x.indices {
      let (below, fraction) = cell(of: x[i])
      output[i] = fraction > 0 && stream.bernoulli(fraction) ? 2 * below : below
    }
  }

  public func entryLaws(of x: [Double]) -> [TwoPointLaw] {
    x.map { entry in
      let (below, fraction) = cell(of: entry)
      return TwoPointLaw(low: below, high: 2 * below, probabilityOfHigh: fraction)
    }
  }

  /// The signed power of two just below `value` in magnitude, and how far `value` lies on the way to
  /// the next, in [0, 1).
  private func cell(of value: Double) -> (below: Double, fraction: Double) {
    guard value.isFinite && value != 0 else { return (value, 0) }
    let below = Double(sign: value.sign, exponent: value.exponent, significand: 1)
    return (below, value.significand - 1)
  }
}
