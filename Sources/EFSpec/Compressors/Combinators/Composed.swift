public import GSL

/// One compressor after another, with independent randomness: `C(x) = A(B(x))`.
///
/// - Randomness: that of `B`, then that of `A`.
/// - Source: `beznosikov2023`, composition with an unbiased compressor.
public struct Composed<Outer: Compressor, Inner: Compressor>: Compressor {
  /// `A`, which is applied last.
  public let outer: Outer
  /// `B`, which is applied first.
  public let inner: Inner

  public init(_ outer: Outer, after inner: Inner) {
    self.outer = outer
    self.inner = inner
  }

  public var isDeterministic: Bool { outer.isDeterministic && inner.isDeterministic }

  public func accepts(dimension d: Int) -> Bool { outer.accepts(dimension: d) && inner.accepts(dimension: d) }

  public func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>, using stream: inout RandomStream) {
    inner.compress(x, into: &output, using: &stream)
    let between = output.indices.map { output[$0] }
    outer.compress(between.span, into: &output, using: &stream)
  }
}

extension Composed: ExactMomentsCompressor where Outer: ExactMomentsCompressor, Inner: FiniteSupportCompressor {
  /// The moments of `A` at every value `y` of `B`, averaged; with `z = E A(y)`,
  ///
  ///     E‖A(y) − x‖² = E‖A(y) − y‖² + 2⟨z − y, y − x⟩ + ‖y − x‖².
  public func moments(of x: [Double]) -> CompressorMoments {
    var mean = [Double](repeating: 0, count: x.count)
    var (squared, error) = (0.0, 0.0)
    for outcome in inner.outcomes(of: x) {
      let (p, y) = (outcome.probability, outcome.value)
      let moments = outer.moments(of: y)
      var crossed = 0.0
      for i in x.indices {
        mean[i] += p * moments.mean[i]
        crossed += (moments.mean[i] - y[i]) * (y[i] - x[i])
      }
      squared += p * moments.squaredNorm
      error += p * (moments.squaredError + 2 * crossed + squaredDistance(y.span, x.span))
    }
    return CompressorMoments(
      mean: mean, squaredNorm: squared, squaredError: error, inner: dot(mean.span, x.span))
  }
}

extension Composed: FiniteSupportCompressor where Outer: FiniteSupportCompressor, Inner: FiniteSupportCompressor {
  public func outcomes(of x: [Double]) -> [Outcome] {
    inner.outcomes(of: x).flatMap { first in
      outer.outcomes(of: first.value).map { second in
        Outcome(probability: first.probability * second.probability, value: second.value)
      }
    }
  }
}

extension Composed: MessageCoding where Outer: MessageCoding {
  /// The message of `A(y)`, with `y = B(x)`.
  public func encode(
    _ x: [Double], as format: PayloadFormat, to writer: inout BitWriter, using stream: inout RandomStream
  ) {
    outer.encode(inner.compress(x, using: &stream), as: format, to: &writer, using: &stream)
  }

  public func decode(
    _ reader: inout BitReader, dimension d: Int, as format: PayloadFormat
  ) throws(MessageError) -> [Double] {
    try outer.decode(&reader, dimension: d, as: format)
  }

  public func messageOverhead(dimension d: Int) -> Int { outer.messageOverhead(dimension: d) }
}
