/// Appends bits to a message, the most significant bit of every field first.
public struct BitWriter: Sendable {
  private var bytes: [UInt8] = []
  /// The bits written so far.
  public private(set) var bitCount = 0

  public init() {}

  /// What was written.
  public var message: Message { Message(bytes: bytes, bitCount: bitCount) }

  /// Appends one bit.
  public mutating func append(_ bit: Bool) { append(bit ? 1 : 0, width: 1) }

  /// Appends the lowest `width` bits of `field`; the others are 0.
  public mutating func append(_ field: UInt64, width: Int) {
    precondition(0 <= width && width <= 64, "a field has 0 to 64 bits")
    precondition(width == 64 || field >> UInt64(width) == 0, "\(field) does not fit into \(width) bits")
    var left = width
    while left > 0 {
      let free = 8 * bytes.count - bitCount
      guard free > 0 else {
        bytes.append(0)
        continue
      }
      let taken = min(free, left)
      let piece = UInt8(truncatingIfNeeded: field >> UInt64(left - taken)) & (0xFF >> UInt8(8 - taken))
      bytes[bytes.count - 1] |= piece << UInt8(free - taken)
      bitCount += taken
      left -= taken
    }
  }

  /// Appends one of the numbers `0 ..< bound` in `⌈log₂ bound⌉` bits.
  public mutating func append(_ value: Int, below bound: Int) {
    precondition(0 <= value && value < bound, "\(value) is not below \(bound)")
    append(UInt64(value), width: fieldWidth(bound))
  }

  /// Appends all bits of a message.
  public mutating func append(_ message: Message) {
    for (place, byte) in message.bytes.enumerated() {
      let width = min(8, message.bitCount - 8 * place)
      append(UInt64(byte >> UInt8(8 - width)), width: width)
    }
  }

  /// Appends `count` ones and a zero.
  public mutating func appendUnary(_ count: Int) {
    for _ in 0..<count { append(true) }
    append(false)
  }
}

/// The bits of a fixed-width field that tells `count ≥ 1` values apart: `⌈log₂ count⌉`.
func fieldWidth(_ count: Int) -> Int { Int.bitWidth - (count - 1).leadingZeroBitCount }
