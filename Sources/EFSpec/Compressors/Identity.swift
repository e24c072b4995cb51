/// Sends everything: `C(x) = x`.
///
/// - Randomness: none.
public struct Identity: DeterministicCompressor, OutputCoding, Hashable {
  public init() {}

  public func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>) {
    copy(x, into: &output)
  }

  public func encode(output: [Double], as format: PayloadFormat, to writer: inout BitWriter) {
    writer.append(output, as: format)
  }

  public func decode(
    _ reader: inout BitReader, dimension d: Int, as format: PayloadFormat
  ) throws(MessageError) -> [Double] {
    try reader.reals(d, as: format)
  }
}
