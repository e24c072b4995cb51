/// Sends the signs and one magnitude.
///
///     C(x) = (‖x‖₁ / d) sign(x)
///
/// Zeros are the delicate entries: with `sign(0) = +1` the compressor is of projection type
/// (`‖C(x)‖² = ⟨C(x), x⟩`) but not odd; with `sign(0) = 0` it is odd but shorter.
///
/// - Randomness: none.
/// - Source: `beznosikov2023`; the sign conventions are ours to tell apart.
public struct ScaledSign: DeterministicCompressor, OutputCoding, Hashable {
  /// The sign of zero.
  public enum SignOfZero: Double, Hashable, Sendable {
    case plusOne = 1
    case zero = 0
  }

  public let signOfZero: SignOfZero

  public init(signOfZero: SignOfZero) { self.signOfZero = signOfZero }

  public func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>) {
    let magnitude = Norm.one(x) / Double(x.count)
    let atZero = magnitude * signOfZero.rawValue
    for i in x.indices { output[i] = x[i] > 0 ? magnitude : x[i] < 0 ? -magnitude : atZero }
  }

  /// The magnitude, and for every entry one bit, or two where zero is a sign of its own.
  public func encode(output: [Double], as format: PayloadFormat, to writer: inout BitWriter) {
    writer.append(output.first { $0 != 0 }?.magnitude ?? 0, as: format)
    for entry in output {
      // Where the mean magnitude underflows to 0, its negative is −0.
      if signOfZero == .zero { writer.append(entry.bitPattern != 0) }
      writer.append(entry.sign == .minus)
    }
  }

  public func decode(
    _ reader: inout BitReader, dimension d: Int, as format: PayloadFormat
  ) throws(MessageError) -> [Double] {
    let magnitude = try reader.real(as: format)
    var value = [Double](repeating: 0, count: d)
    for i in value.indices {
      let isZero = signOfZero == .zero ? try !reader.bit() : false
      let isNegative = try reader.bit()
      if isZero && isNegative { throw .invalid("a sign that is zero and negative", bit: reader.position) }
      if !isZero { value[i] = isNegative ? -magnitude : magnitude }
    }
    return value
  }
}
