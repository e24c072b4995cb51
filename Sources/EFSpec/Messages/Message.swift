/// A finite sequence of bits: what travels from a worker to the server.
public struct Message: Hashable, Sendable {
  /// The bits, eight a byte, the first in the highest place; the unused places of the last byte are 0.
  public let bytes: [UInt8]
  /// The length in bits.
  public let bitCount: Int

  /// - Precondition: `bytes` holds `bitCount` bits and no further byte.
  public init(bytes: [UInt8], bitCount: Int) {
    precondition(bitCount >= 0 && bytes.count == (bitCount + 7) / 8, "\(bytes.count) bytes for \(bitCount) bits")
    self.bytes = bytes
    self.bitCount = bitCount
  }
}

/// Why a message is no message of a compressor.
public enum MessageError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The message ends at bit `bitCount`, where more was expected.
  case truncated(bitCount: Int)
  /// The bits before position `bit` are no code word.
  case invalid(String, bit: Int)
  /// The value was complete, but bits follow.
  case trailingBits(Int)

  public var description: String {
    switch self {
    case .truncated(let bitCount): "the message ends after \(bitCount) bits, too early"
    case .invalid(let reason, let bit): "\(reason), before bit \(bit)"
    case .trailingBits(let count): "\(count) bits follow the end of the message"
    }
  }
}
