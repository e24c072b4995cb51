public import GSL

/// Sends all or nothing.
///
///     C(x) = x with probability p, else 0.
///
/// - Randomness: one uniform number.
/// - Source: `beznosikov2023`.
public struct Bernoulli: FiniteSupportCompressor, OutputCoding, Hashable {
  /// The probability `p` of sending, in (0, 1].
  public let probability: Double

  public init(probability: Double) {
    precondition(0 < probability && probability <= 1, "a probability in (0, 1]")
    self.probability = probability
  }

  public var isDeterministic: Bool { probability == 1 }

  public func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>, using stream: inout RandomStream) {
    guard !stream.bernoulli(probability) else { return copy(x, into: &output) }
    for i in output.indices { output[i] = 0 }
  }

  public func outcomes(of x: [Double]) -> [Outcome] {
    let sent = Outcome(probability: probability, value: x)
    guard probability < 1 else { return [sent] }
    return [sent, Outcome(probability: 1 - probability, value: [Double](repeating: 0, count: x.count))]
  }

  /// One bit, and the vector where it is not zero.
  public func encode(output: [Double], as format: PayloadFormat, to writer: inout BitWriter) {
    let isSent = output.contains { $0.bitPattern != 0 }
    writer.append(isSent)
    if isSent { writer.append(output, as: format) }
  }

  public func decode(
    _ reader: inout BitReader, dimension d: Int, as format: PayloadFormat
  ) throws(MessageError) -> [Double] {
    try reader.bit() ? reader.reals(d, as: format) : [Double](repeating: 0, count: d)
  }
}
