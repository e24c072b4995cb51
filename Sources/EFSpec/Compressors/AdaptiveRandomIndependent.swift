public import GSL

/// Keeps every entry, independently of the others, with probability its share of the sum of magnitudes.
///
///     C(x)ᵢ = xᵢ with probability |xᵢ|/‖x‖₁, else 0,   C(0) = 0.
///
/// One entry is kept on average. Mean and second moment are those of `AdaptiveRandom`, which keeps exactly
/// one; the joint law differs.
///
/// - Randomness: one uniform number an entry, unless `x = 0`.
/// - Source: `beznosikov2023`, adaptive random sparsification in its other reading.
public struct AdaptiveRandomIndependent: CoordinatewiseCompressor, AnyNumberSelection, Hashable {
  public init() {}

  public var isDeterministic: Bool { false }

  public func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>, using stream: inout RandomStream) {
    guard let shares = MagnitudeShares(of: x) else { return copy(x, into: &output) }
    for i in x.indices { output[i] = stream.bernoulli(shares[i]) ? x[i] : 0 }
  }

  public func entryLaws(of x: [Double]) -> [TwoPointLaw] {
    let shares = MagnitudeShares(of: x.span)
    return x.indices.map { TwoPointLaw(low: 0, high: x[$0], probabilityOfHigh: shares?[$0] ?? 0) }
  }
}
