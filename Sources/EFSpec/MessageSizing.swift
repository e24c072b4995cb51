/// A compressor that knows the length of the message which carries one value of it.
public protocol MessageSizing: Compressor {
  /// The bits of the fixed-width message for a vector of dimension `d`, a real number taking
  /// `floatBits` bits and an index `⌈log₂ d⌉` bits.
  func messageBits(dimension d: Int, floatBits: Int) -> Int
}

/// The bits of a fixed-width field that tells `count ≥ 1` values apart: `⌈log₂ count⌉`.
func fieldWidth(_ count: Int) -> Int { Int.bitWidth - (count - 1).leadingZeroBitCount }
