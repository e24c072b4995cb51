/// `⌈log₂ binom(d, k)⌉`: the bits that tell the sets of `k` out of `d` coordinates apart.
///
/// In exact integer arithmetic, because the logarithm of a large binomial in floating point can be
/// off by one bit.
///
/// - Complexity: O(m · bits) for `m = min(k, d − k)`.
func indexSetBits(_ k: Int, of d: Int) -> Int {
  precondition(0 <= k && k <= d, "a set of \(k) out of \(d) does not exist")
  var binomial = LargeNatural(1)
  for j in 0..<min(k, d - k) {
    binomial.multiply(by: UInt(d - j))
    binomial.divideExactly(by: UInt(j + 1))
  }
  binomial.decrement()
  return binomial.bitWidth
}

/// `⌈log₂ count⌉`: the bits that tell `count ≥ 1` values apart.
func fieldBits(_ count: Int) -> Int { Int.bitWidth - (count - 1).leadingZeroBitCount }

/// A natural number of any size.
private struct LargeNatural {
  /// The digits in base 2⁶⁴, least significant first; the last is not zero.
  private var digits: [UInt]

  init(_ value: UInt) { digits = [value] }

  /// The position of the highest set bit, from 1; 0 for the number 0.
  var bitWidth: Int {
    guard let last = digits.last else { return 0 }
    return digits.count * UInt.bitWidth - last.leadingZeroBitCount
  }

  mutating func multiply(by factor: UInt) {
    var carry: UInt = 0
    for i in digits.indices {
      let product = digits[i].multipliedFullWidth(by: factor)
      let (low, overflow) = product.low.addingReportingOverflow(carry)
      digits[i] = low
      carry = product.high + (overflow ? 1 : 0)
    }
    if carry > 0 { digits.append(carry) }
  }

  /// Divides by a divisor of the number.
  mutating func divideExactly(by divisor: UInt) {
    var remainder: UInt = 0
    for i in digits.indices.reversed() {
      (digits[i], remainder) = divisor.dividingFullWidth((remainder, digits[i]))
    }
    if digits.last == 0 { digits.removeLast() }
  }

  /// Subtracts 1 from a number that is not 0.
  mutating func decrement() {
    for i in digits.indices {
      let (difference, borrowed) = digits[i].subtractingReportingOverflow(1)
      digits[i] = difference
      if !borrowed { break }
    }
    if digits.last == 0 { digits.removeLast() }
  }
}
