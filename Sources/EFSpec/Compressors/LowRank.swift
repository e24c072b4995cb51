public import GSL

/// Replaces a matrix by the nearest one of rank `r`: its singular value decomposition, cut off.
///
///     X = Σⱼ σⱼ uⱼ vⱼᵀ,   σ₁ ≥ σ₂ ≥ …,        C(X) = Σⱼ≤r σⱼ uⱼ vⱼᵀ.
///
/// The vector `x` holds the `m × n` matrix in row-major order. When `r ≥ min(m, n)` the compressor is the
/// identity. Where `σᵣ = σᵣ₊₁`, the nearest matrix is not unique, and which one is taken is up to rounding.
///
/// - Randomness: none.
/// - Errors: where the decomposition did not converge, which is not known to happen with finite entries, all
///   entries are NaN.
/// - Source: `beznosikov2023`.
public struct LowRank: DeterministicCompressor, MessageCoding, Hashable {
  public let shape: MatrixShape
  /// The rank kept, at least 1.
  public let rank: Int

  public init(_ rank: Int, of shape: MatrixShape) {
    precondition(rank >= 1, "the rank kept is at least 1")
    self.rank = rank
    self.shape = shape
  }

  public func accepts(dimension d: Int) -> Bool { d == shape.entryCount }

  public func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>) {
    precondition(accepts(dimension: x.count), "\(x.count) entries are no matrix of this shape")
    guard rank < shape.largestRank else { return EFSpec.copy(x, into: &output) }
    let entries = truncated(x.indices.map { x[$0] }).entries(shape)
    for i in output.indices { output[i] = entries[i] }
  }

  /// The leading products. The matrix is first divided by a power of two near its largest magnitude, so that
  /// nothing overflows or underflows; the left factors get it back.
  private func truncated(_ x: [Double]) -> FactoredMatrix {
    let largest = Norm.infinity(x.span)
    guard largest > 0 else { return constant(0) }
    let scale = Double(sign: .plus, exponent: largest.exponent, significand: 1)
    let scaled = x.map { $0 / scale }
    guard
      let decomposition = try? SingularValueDecomposition(of: scaled, rows: shape.rows, columns: shape.columns)
    else { return constant(.nan) }
    return FactoredMatrix(
      left: (0..<rank).map { j in decomposition.left[j].map { $0 * decomposition.values[j] * scale } },
      right: Array(decomposition.right[..<rank]))
  }

  private func constant(_ value: Double) -> FactoredMatrix {
    FactoredMatrix(
      left: Array(repeating: [Double](repeating: value, count: shape.rows), count: rank),
      right: Array(repeating: [Double](repeating: value, count: shape.columns), count: rank))
  }
}

extension LowRank {
  /// The factors; the matrix itself where no rank is cut off, for which it takes no more.
  public func encode(
    _ x: [Double], as format: PayloadFormat, to writer: inout BitWriter, using stream: inout RandomStream
  ) {
    guard rank < shape.largestRank else { return writer.append(x, as: format) }
    writer.append(truncated(x), as: format)
  }

  public func decode(
    _ reader: inout BitReader, dimension d: Int, as format: PayloadFormat
  ) throws(MessageError) -> [Double] {
    guard rank < shape.largestRank else { return try reader.reals(shape.entryCount, as: format) }
    return try reader.factoredMatrix(shape, rank: rank, as: format).entries(shape)
  }
}
