/// Little-endian numbers in a frame.
///
/// The two `unsafe` expressions look at the bytes of one number; the bounds are checked by the slice
/// that they are taken from.
enum NumberFrame {
  static func append<Number: FixedWidthInteger>(_ number: Number, to bytes: inout [UInt8]) {
    unsafe withUnsafeBytes(of: number.littleEndian) { unsafe bytes.append(contentsOf: $0) }
  }

  static func read<Number: FixedWidthInteger>(_: Number.Type, from bytes: [UInt8], at offset: Int) -> Number {
    precondition(offset >= 0 && offset + MemoryLayout<Number>.size <= bytes.count)
    let raw = unsafe bytes.withUnsafeBytes { unsafe $0.loadUnaligned(fromByteOffset: offset, as: Number.self) }
    return Number(littleEndian: raw)
  }
}

extension DType {
  /// The number of this precision in the header of a frame.
  var code: UInt32 {
    switch self {
    case .float64: 1
    case .float32: 2
    case .float16: 3
    case .bfloat16: 4
    }
  }

  /// Appends numbers of this precision; values are rounded to it, ties to even.
  func append(_ values: [Double], to bytes: inout [UInt8]) {
    switch self {
    case .float64: for value in values { NumberFrame.append(value.bitPattern, to: &bytes) }
    case .float32: for value in values { NumberFrame.append(Float(value).bitPattern, to: &bytes) }
    case .float16: for value in values { NumberFrame.append(Float16Bits(rounding: value).bits, to: &bytes) }
    case .bfloat16: for value in values { NumberFrame.append(BFloat16Bits(rounding: value).bits, to: &bytes) }
    }
  }

  /// `count` numbers of this precision that begin at `offset`.
  func numbers(_ count: Int, from bytes: [UInt8], at offset: Int) -> [Double] {
    (0..<count).map { index in
      let place = offset + index * byteCount
      switch self {
      case .float64: return Double(bitPattern: NumberFrame.read(UInt64.self, from: bytes, at: place))
      case .float32: return Double(Float(bitPattern: NumberFrame.read(UInt32.self, from: bytes, at: place)))
      case .float16:
        return Double(Float16Bits(bits: NumberFrame.read(UInt16.self, from: bytes, at: place)).value)
      case .bfloat16:
        return Double(BFloat16Bits(bits: NumberFrame.read(UInt16.self, from: bytes, at: place)).value)
      }
    }
  }
}
