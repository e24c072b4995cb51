public import GSL

/// A compressor whose values travel as bits, so that their cost is measured and not only computed.
///
/// The worker, who knows `x`, draws and encodes; the server, who knows the compressor, the dimension and
/// the payload format, decodes. The law: from equal streams
///
///     decode(encode(x)) = C(x),
///
/// bit by bit for Double payloads, and for Float payloads where every number that is sent is a Float.
/// Codes are prefix-free given the dimension: messages can follow one another without separators.
public protocol MessageCoding: Compressor {
  /// Draws `C(x)`, from the stream exactly as `compress` does, and appends its message.
  func encode(
    _ x: [Double], as format: PayloadFormat, to writer: inout BitWriter, using stream: inout RandomStream)

  /// Takes one message and returns the value that it carries, of dimension `d ≥ 1`.
  func decode(
    _ reader: inout BitReader, dimension d: Int, as format: PayloadFormat
  ) throws(MessageError) -> [Double]

  /// The bits by which a message may be longer than the formula that `Theory` gives for the compressor,
  /// at most; where it gives none, nothing is stated.
  func messageOverhead(dimension d: Int) -> Int
}

extension MessageCoding {
  /// The message of one draw of `C(x)`.
  public func message(_ x: [Double], as format: PayloadFormat, using stream: inout RandomStream) -> Message {
    var writer = BitWriter()
    encode(x, as: format, to: &writer, using: &stream)
    return writer.message
  }

  /// The value that a whole message carries.
  public func value(
    of message: Message, dimension d: Int, as format: PayloadFormat
  ) throws(MessageError) -> [Double] {
    var reader = BitReader(message)
    let value = try decode(&reader, dimension: d, as: format)
    try reader.finish()
    return value
  }

  public func messageOverhead(dimension d: Int) -> Int { 0 }
}

/// A compressor whose message can be read off one of its outputs.
public protocol OutputCoding: MessageCoding {
  /// Appends the message of a value that the compressor returned.
  func encode(output: [Double], as format: PayloadFormat, to writer: inout BitWriter)
}

extension OutputCoding {
  public func encode(
    _ x: [Double], as format: PayloadFormat, to writer: inout BitWriter, using stream: inout RandomStream
  ) {
    encode(output: compress(x, using: &stream), as: format, to: &writer)
  }
}
