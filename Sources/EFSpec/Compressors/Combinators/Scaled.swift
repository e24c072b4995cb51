public import GSL

/// A compressor times a factor: `C(x) = λ B(x)`.
///
/// - Randomness: that of `B`.
/// - Source: `beznosikov2023`, scaling of compressors.
public struct Scaled<Base: Compressor>: Compressor {
  public let base: Base
  /// The factor `λ`, greater than 0.
  public let factor: Double

  public init(by factor: Double, _ base: Base) {
    precondition(factor > 0 && factor.isFinite, "a factor is a positive number")
    self.factor = factor
    self.base = base
  }

  public var isDeterministic: Bool { base.isDeterministic }

  public func accepts(dimension d: Int) -> Bool { base.accepts(dimension: d) }

  public func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>, using stream: inout RandomStream) {
    base.compress(x, into: &output, using: &stream)
    scale(&output, by: factor)
  }
}

extension Scaled: ExactMomentsCompressor where Base: ExactMomentsCompressor {
  /// `E‖λB − x‖² = λ E‖B − x‖² + (1 − λ)(‖x‖² − λ E‖B‖²)`, which loses no digits for `λ ≤ 1`, since
  /// `λ E‖B‖²` is then mostly below `‖x‖²`.
  public func moments(of x: [Double]) -> CompressorMoments {
    let moments = base.moments(of: x)
    let square = squaredNorm(x.span)
    return CompressorMoments(
      mean: moments.mean.map { factor * $0 },
      squaredNorm: factor * factor * moments.squaredNorm,
      squaredError: factor * moments.squaredError + (1 - factor) * (square - factor * moments.squaredNorm),
      inner: factor * moments.inner)
  }
}

extension Scaled: FiniteSupportCompressor where Base: FiniteSupportCompressor {
  public func outcomes(of x: [Double]) -> [Outcome] {
    base.outcomes(of: x).map { outcome in
      Outcome(probability: outcome.probability, value: outcome.value.map { factor * $0 })
    }
  }
}

extension Scaled: MessageCoding where Base: MessageCoding {
  /// The message of `B(x)`: the server knows the factor.
  public func encode(
    _ x: [Double], as format: PayloadFormat, to writer: inout BitWriter, using stream: inout RandomStream
  ) {
    base.encode(x, as: format, to: &writer, using: &stream)
  }

  public func decode(
    _ reader: inout BitReader, dimension d: Int, as format: PayloadFormat
  ) throws(MessageError) -> [Double] {
    try base.decode(&reader, dimension: d, as: format).map { factor * $0 }
  }

  public func messageOverhead(dimension d: Int) -> Int { base.messageOverhead(dimension: d) }
}
