/// The precision in which a subject takes and returns numbers.
public enum DType: String, Sendable, Codable, CaseIterable {
  case float64, float32, float16, bfloat16

  /// The number of significand bits, the hidden one included.
  public var precision: Int {
    switch self {
    case .float64: 53
    case .float32: 24
    case .float16: 11
    case .bfloat16: 8
    }
  }

  /// The bytes of one number in a frame.
  public var byteCount: Int {
    switch self {
    case .float64: 8
    case .float32: 4
    case .float16, .bfloat16: 2
    }
  }

  /// `value` rounded to this precision, ties to even, as a Double.
  public func rounded(_ value: Double) -> Double {
    switch self {
    case .float64: value
    case .float32: Double(Float(value))
    case .float16: Double(Float16Bits(rounding: value).value)
    case .bfloat16: Double(BFloat16Bits(rounding: value).value)
    }
  }
}
