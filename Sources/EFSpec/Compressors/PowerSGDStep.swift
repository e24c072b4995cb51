public import GSL

/// Projects a matrix on the image of a random subspace: the step of PowerSGD with a fresh start.
///
///     Q ~ Gaussian, n × r,      P = an orthonormal basis of the columns of XQ,      C(X) = P Pᵀ X.
///
/// The vector `x` holds the `m × n` matrix in row-major order. When `r ≥ min(m, n)` the compressor is the
/// identity. PowerSGD itself starts from the `Q` of the round before, and then has no worst-case guarantee:
/// `XQ = 0` is possible.
///
/// - Randomness: `n r` normal numbers.
/// - Errors: as for `LowRank`, NaN where the basis cannot be computed.
/// - Source: `beznosikov2023` for the class; PowerSGD of Vogels et al. (2019).
public struct PowerSGDStep: MessageCoding, Hashable {
  public let shape: MatrixShape
  /// The rank kept, at least 1.
  public let rank: Int

  public init(_ rank: Int, of shape: MatrixShape) {
    precondition(rank >= 1, "the rank kept is at least 1")
    self.rank = rank
    self.shape = shape
  }

  public var isDeterministic: Bool { rank >= shape.largestRank }

  public func accepts(dimension d: Int) -> Bool { d == shape.entryCount }

  public func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>, using stream: inout RandomStream) {
    precondition(accepts(dimension: x.count), "\(x.count) entries are no matrix of this shape")
    guard !isDeterministic else { return copy(x, into: &output) }
    let entries = projected(x.indices.map { x[$0] }, using: &stream).entries(shape)
    for i in output.indices { output[i] = entries[i] }
  }

  /// `P` and `XᵀP`, of a matrix divided by a power of two near its largest magnitude; the right factors get
  /// it back.
  private func projected(_ x: [Double], using stream: inout RandomStream) -> FactoredMatrix {
    let (m, n) = (shape.rows, shape.columns)
    var start = [Double](repeating: 0, count: n * rank)
    var span = start.mutableSpan
    stream.fillGaussian(&span)
    let largest = Norm.infinity(x.span)
    let scale = largest > 0 ? Double(sign: .plus, exponent: largest.exponent, significand: 1) : 1
    let scaled = x.map { $0 / scale }
    var image = [Double](repeating: 0, count: m * rank)
    for i in 0..<m {
      for j in 0..<n {
        for l in 0..<rank { image[i * rank + l] += scaled[i * n + j] * start[j * rank + l] }
      }
    }
    let notANumber = Array(repeating: [Double](repeating: .nan, count: m), count: rank)
    let basis = (try? orthonormalBasis(of: image, rows: m, columns: rank)) ?? notANumber
    let right = basis.map { p in
      (0..<n).map { j in scale * (0..<m).reduce(0) { $0 + p[$1] * scaled[$1 * n + j] } }
    }
    return FactoredMatrix(left: basis, right: right)
  }
}

extension PowerSGDStep {
  /// The factors; the matrix itself where no rank is cut off, for which it takes no more.
  public func encode(
    _ x: [Double], as format: PayloadFormat, to writer: inout BitWriter, using stream: inout RandomStream
  ) {
    guard !isDeterministic else { return writer.append(x, as: format) }
    writer.append(projected(x, using: &stream), as: format)
  }

  public func decode(
    _ reader: inout BitReader, dimension d: Int, as format: PayloadFormat
  ) throws(MessageError) -> [Double] {
    guard !isDeterministic else { return try reader.reals(shape.entryCount, as: format) }
    return try reader.factoredMatrix(shape, rank: rank, as: format).entries(shape)
  }
}
