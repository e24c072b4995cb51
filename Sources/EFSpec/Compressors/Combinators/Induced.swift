public import GSL

/// An unbiased compressor made of a biased one and a correction of what it lost:
///
///     C(x) = B(x) + U(x − B(x)).
///
/// With `U` unbiased and independent of `B`, `E C(x) = x`, whatever `B` is.
///
/// - Randomness: that of `B`, then that of `U`.
/// - Source: `beznosikov2023`; induced compressors of Horváth and Richtárik (2020).
public struct Induced<Biased: Compressor, Unbiased: Compressor>: Compressor {
  public let biased: Biased
  public let unbiased: Unbiased

  public init(_ biased: Biased, correctedBy unbiased: Unbiased) {
    self.biased = biased
    self.unbiased = unbiased
  }

  public var isDeterministic: Bool { biased.isDeterministic && unbiased.isDeterministic }

  public func accepts(dimension d: Int) -> Bool { biased.accepts(dimension: d) && unbiased.accepts(dimension: d) }

  public func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>, using stream: inout RandomStream) {
    biased.compress(x, into: &output, using: &stream)
    let lost = x.indices.map { x[$0] - output[$0] }
    let correction = unbiased.compress(lost, using: &stream)
    for i in output.indices { output[i] += correction[i] }
  }
}

extension Induced: ExactMomentsCompressor where Biased: FiniteSupportCompressor, Unbiased: ExactMomentsCompressor {
  /// The moments of `U` at what every value `b` of `B` lost, averaged; with `r = x − b` and `z = E U(r)`,
  ///
  ///     E‖b + U(r)‖² = ‖b‖² + 2⟨b, z⟩ + E‖U(r)‖²,      E‖b + U(r) − x‖² = E‖U(r) − r‖².
  public func moments(of x: [Double]) -> CompressorMoments {
    var mean = [Double](repeating: 0, count: x.count)
    var (squared, error) = (0.0, 0.0)
    for outcome in biased.outcomes(of: x) {
      let (p, b) = (outcome.probability, outcome.value)
      let moments = unbiased.moments(of: zip(x, b).map { $0 - $1 })
      for i in x.indices { mean[i] += p * (b[i] + moments.mean[i]) }
      squared += p * (squaredNorm(b.span) + 2 * dot(b.span, moments.mean.span) + moments.squaredNorm)
      error += p * moments.squaredError
    }
    return CompressorMoments(
      mean: mean, squaredNorm: squared, squaredError: error, inner: dot(mean.span, x.span))
  }
}

extension Induced: FiniteSupportCompressor where Biased: FiniteSupportCompressor, Unbiased: FiniteSupportCompressor {
  public func outcomes(of x: [Double]) -> [Outcome] {
    biased.outcomes(of: x).flatMap { first in
      unbiased.outcomes(of: zip(x, first.value).map { $0 - $1 }).map { second in
        Outcome(
          probability: first.probability * second.probability, value: zip(first.value, second.value).map { $0 + $1 })
      }
    }
  }
}

extension Induced: MessageCoding where Biased: MessageCoding, Unbiased: MessageCoding {
  /// Two messages: of `B(x)`, and of the correction.
  ///
  /// The correction is one of `x` less what the server makes of the first message, so that rounding in the
  /// payloads of the first is corrected as well.
  public func encode(
    _ x: [Double], as format: PayloadFormat, to writer: inout BitWriter, using stream: inout RandomStream
  ) {
    let message = biased.message(x, as: format, using: &stream)
    guard let received = try? biased.value(of: message, dimension: x.count, as: format) else {
      preconditionFailure("a compressor reads its own messages")
    }
    writer.append(message)
    unbiased.encode(zip(x, received).map { $0 - $1 }, as: format, to: &writer, using: &stream)
  }

  public func decode(
    _ reader: inout BitReader, dimension d: Int, as format: PayloadFormat
  ) throws(MessageError) -> [Double] {
    let first = try biased.decode(&reader, dimension: d, as: format)
    let second = try unbiased.decode(&reader, dimension: d, as: format)
    return zip(first, second).map { $0 + $1 }
  }

  public func messageOverhead(dimension d: Int) -> Int {
    biased.messageOverhead(dimension: d) + unbiased.messageOverhead(dimension: d)
  }
}
