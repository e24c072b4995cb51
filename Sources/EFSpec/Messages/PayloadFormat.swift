/// How a real number is written in a message.
public enum PayloadFormat: Int, Hashable, Sendable, CaseIterable {
  /// 32 bits: the number is rounded to the nearest Float, overflow to infinity and underflow to 0 included.
  case float32 = 32
  /// 64 bits: any Double, bit by bit.
  case float64 = 64

  /// The bits of a number.
  public var floatBits: Int { rawValue }

  /// The number that arrives when `value` is sent.
  public func rounded(_ value: Double) -> Double {
    switch self {
    case .float32: Double(Float(value))
    case .float64: value
    }
  }
}

extension BitWriter {
  /// Appends a real number.
  public mutating func append(_ value: Double, as format: PayloadFormat) {
    switch format {
    case .float32: append(UInt64(Float(value).bitPattern), width: 32)
    case .float64: append(value.bitPattern, width: 64)
    }
  }

  /// Appends real numbers, one after another.
  public mutating func append(_ values: some Sequence<Double>, as format: PayloadFormat) {
    for value in values { append(value, as: format) }
  }
}

extension BitReader {
  /// Takes a real number.
  public mutating func real(as format: PayloadFormat) throws(MessageError) -> Double {
    switch format {
    case .float32: Double(Float(bitPattern: UInt32(try field(width: 32))))
    case .float64: Double(bitPattern: try field(width: 64))
    }
  }

  /// Takes `count` real numbers.
  public mutating func reals(_ count: Int, as format: PayloadFormat) throws(MessageError) -> [Double] {
    var values: [Double] = []
    for _ in 0..<count { values.append(try real(as: format)) }
    return values
  }
}
