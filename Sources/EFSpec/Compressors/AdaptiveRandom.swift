public import GSL

/// Keeps one entry, drawn with probability proportional to its magnitude.
///
///     C(x) = xᵢ eᵢ with probability |xᵢ|/‖x‖₁,   C(0) = 0.
///
/// - Randomness: one uniform number, unless `x = 0`.
/// - Source: `beznosikov2023`, adaptive random sparsification.
public struct AdaptiveRandom: FiniteSupportCompressor, OutputCoding, Hashable {
  public init() {}

  public var isDeterministic: Bool { false }

  public func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>, using stream: inout RandomStream) {
    for i in output.indices { output[i] = 0 }
    guard let shares = MagnitudeShares(of: x) else { return }
    var left = stream.uniform()
    var chosen: Int?
    // Where rounding leaves the sum of the shares a little below 1, the last entry that has one is taken.
    for i in x.indices where shares[i] > 0 {
      chosen = i
      left -= shares[i]
      if left < 0 { break }
    }
    if let chosen { output[chosen] = x[chosen] }
  }

  public func outcomes(of x: [Double]) -> [Outcome] {
    let zero = [Double](repeating: 0, count: x.count)
    guard let shares = MagnitudeShares(of: x.span) else { return [Outcome(probability: 1, value: zero)] }
    return x.indices.filter { shares[$0] > 0 }.map { i in
      var value = zero
      value[i] = x[i]
      return Outcome(probability: shares[i], value: value)
    }
  }

  /// The coordinate and the entry.
  public func encode(output: [Double], as format: PayloadFormat, to writer: inout BitWriter) {
    writer.append(sparse: output, entries: 1, as: format)
  }

  public func decode(
    _ reader: inout BitReader, dimension d: Int, as format: PayloadFormat
  ) throws(MessageError) -> [Double] {
    try reader.sparse(entries: 1, dimension: d, as: format)
  }
}
