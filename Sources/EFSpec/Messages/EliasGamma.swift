// Elias's gamma code of the positive integers: short for small ones, without an end to the large ones.

extension BitWriter {
  /// Appends `n ≥ 1` in `2⌊log₂ n⌋ + 1` bits: the number of binary digits in unary, then the digits but the first.
  public mutating func appendGamma(_ n: Int) {
    precondition(n >= 1, "the gamma code starts at 1")
    let digits = gammaDigits(n)
    appendUnary(digits)
    append(UInt64(n) & (1 << UInt64(digits) - 1), width: digits)
  }
}

extension BitReader {
  /// Takes an integer of `1 … limit`.
  public mutating func gamma(atMost limit: Int) throws(MessageError) -> Int {
    let digits = try unary(atMost: gammaDigits(limit))
    let n = 1 << digits | Int(try field(width: digits))
    guard n <= limit else { throw .invalid("\(n) is more than \(limit)", bit: position) }
    return n
  }
}

/// The length of the gamma code of `n ≥ 1`.
func gammaWidth(_ n: Int) -> Int { 2 * gammaDigits(n) + 1 }

/// `⌊log₂ n⌋`.
private func gammaDigits(_ n: Int) -> Int { Int.bitWidth - 1 - n.leadingZeroBitCount }
