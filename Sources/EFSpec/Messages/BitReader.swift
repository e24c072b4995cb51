/// Takes fields from a message in the order in which they were written.
///
/// Every bit sequence is read to a value or to a `MessageError`; none traps.
public struct BitReader: Sendable {
  private let message: Message
  /// The bits read so far.
  public private(set) var position = 0

  public init(_ message: Message) { self.message = message }

  /// The bits not yet read.
  public var remaining: Int { message.bitCount - position }

  /// Takes one bit.
  public mutating func bit() throws(MessageError) -> Bool { try field(width: 1) == 1 }

  /// Takes a field of `width` bits.
  public mutating func field(width: Int) throws(MessageError) -> UInt64 {
    precondition(0 <= width && width <= 64, "a field has 0 to 64 bits")
    guard width <= remaining else { throw .truncated(bitCount: message.bitCount) }
    var field: UInt64 = 0
    var left = width
    while left > 0 {
      let available = 8 - position % 8
      let taken = min(available, left)
      let piece = message.bytes[position / 8] >> UInt8(available - taken) & (0xFF >> UInt8(8 - taken))
      field = field << UInt64(taken) | UInt64(piece)
      position += taken
      left -= taken
    }
    return field
  }

  /// Takes one of the numbers `0 ..< bound`.
  public mutating func integer(below bound: Int) throws(MessageError) -> Int {
    let value = try field(width: fieldWidth(bound))
    guard value < UInt64(bound) else { throw .invalid("\(value) is not below \(bound)", bit: position) }
    return Int(value)
  }

  /// Takes ones up to a zero, and counts them.
  ///
  /// - Parameter limit: The largest number that is valid.
  public mutating func unary(atMost limit: Int) throws(MessageError) -> Int {
    var count = 0
    while try bit() {
      count += 1
      guard count <= limit else { throw .invalid("more than \(limit) ones in a row", bit: position) }
    }
    return count
  }

  /// Demands that nothing is left.
  public func finish() throws(MessageError) {
    guard remaining == 0 else { throw .trailingBits(remaining) }
  }
}
