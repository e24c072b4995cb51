import EFSpec
import GSL
import Theory

/// The length of a compressor's message for one format of real numbers.
public struct ExplainedMessage: Hashable, Sendable, Encodable {
  /// The bits of a real number.
  public let floatBits: Int
  /// The bits by the formula of the theory; nil where none is claimed.
  public let formula: Int?
  /// The bits of the message of one Gaussian input, encoded; nil where there is no encoder.
  public let measured: Int?
  /// The bits by which a message may exceed the formula; nil where there is no encoder or no formula.
  public let overhead: Int?

  init(of pair: PairedCompressor, dimension d: Int, format: PayloadFormat) {
    floatBits = format.floatBits
    formula = pair.theory.messageBits(dimension: d, floatBits: format.floatBits)
    let coder = pair.compressor as? any MessageCoding
    measured = coder.map { Self.measure($0, dimension: d, format: format, magnitudes: pair.theory.inputMagnitudes) }
    overhead = formula == nil ? nil : coder?.messageOverhead(dimension: d)
  }

  /// The input and the draw are those of a fixed seed, so that the length can be repeated; its magnitudes are moved
  /// into the range for which the theory speaks.
  private static func measure(
    _ coder: some MessageCoding, dimension d: Int, format: PayloadFormat, magnitudes: ClosedRange<Double>
  ) -> Int {
    var stream = RandomStream(StreamName(seed: 1, purpose: .input, experiment: "message length"))
    let x = (0..<d).map { _ -> Double in
      let entry = stream.gaussian()
      let magnitude = min(max(entry.magnitude, magnitudes.lowerBound), magnitudes.upperBound)
      return entry < 0 ? -magnitude : magnitude
    }
    return coder.message(x, as: format, using: &stream).bitCount
  }

  private enum CodingKeys: String, CodingKey { case floatBits, formula, measured, overhead }

  /// Writes every key.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(floatBits, forKey: .floatBits)
    try container.encode(formula, forKey: .formula)
    try container.encode(measured, forKey: .measured)
    try container.encode(overhead, forKey: .overhead)
  }
}
