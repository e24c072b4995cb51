/// A natural number of any size, with the little arithmetic that counting subsets needs.
struct NaturalNumber: Hashable, Comparable, Sendable {
  /// The digits in base 2⁶⁴, least significant first; the last is not zero, and 0 has none.
  private var digits: [UInt64]

  init(_ value: UInt64) { digits = value == 0 ? [] : [value] }

  /// `binom(n, k)` for `0 ≤ k ≤ n`.
  init(binomial n: Int, _ k: Int) {
    self.init(1)
    for j in 0..<min(k, n - k) {
      multiply(by: n - j)
      divideExactly(by: j + 1)
    }
  }

  /// The position of the highest set bit, from 1; 0 for the number 0.
  var bitWidth: Int {
    guard let last = digits.last else { return 0 }
    return 64 * digits.count - last.leadingZeroBitCount
  }

  var isZero: Bool { digits.isEmpty }

  static func < (a: NaturalNumber, b: NaturalNumber) -> Bool {
    guard a.digits.count == b.digits.count else { return a.digits.count < b.digits.count }
    for i in a.digits.indices.reversed() where a.digits[i] != b.digits[i] { return a.digits[i] < b.digits[i] }
    return false
  }

  static func += (a: inout NaturalNumber, b: NaturalNumber) {
    var carry: UInt64 = 0
    for i in 0..<max(a.digits.count, b.digits.count) {
      if i == a.digits.count { a.digits.append(0) }
      let (partial, first) = a.digits[i].addingReportingOverflow(i < b.digits.count ? b.digits[i] : 0)
      let (sum, second) = partial.addingReportingOverflow(carry)
      a.digits[i] = sum
      carry = first || second ? 1 : 0
    }
    if carry > 0 { a.digits.append(carry) }
  }

  /// Subtracts a number that is not larger.
  static func -= (a: inout NaturalNumber, b: NaturalNumber) {
    precondition(b <= a, "natural numbers are not negative")
    var borrow: UInt64 = 0
    for i in a.digits.indices {
      let (partial, first) = a.digits[i].subtractingReportingOverflow(i < b.digits.count ? b.digits[i] : 0)
      let (difference, second) = partial.subtractingReportingOverflow(borrow)
      a.digits[i] = difference
      borrow = first || second ? 1 : 0
    }
    a.trim()
  }

  mutating func multiply(by factor: Int) {
    let factor = UInt64(factor)
    var carry: UInt64 = 0
    for i in digits.indices {
      let product = digits[i].multipliedFullWidth(by: factor)
      let (low, overflow) = product.low.addingReportingOverflow(carry)
      digits[i] = low
      carry = product.high + (overflow ? 1 : 0)
    }
    if carry > 0 { digits.append(carry) }
    trim()
  }

  /// Divides by a divisor of the number.
  mutating func divideExactly(by divisor: Int) {
    var remainder: UInt64 = 0
    for i in digits.indices.reversed() {
      (digits[i], remainder) = UInt64(divisor).dividingFullWidth((remainder, digits[i]))
    }
    assert(remainder == 0, "not a divisor")
    trim()
  }

  private mutating func trim() { while digits.last == 0 { digits.removeLast() } }
}

extension BitWriter {
  /// Appends a natural number that has at most `width` bits, in `width` bits.
  mutating func append(_ number: NaturalNumber, width: Int) {
    precondition(number.bitWidth <= width, "the number does not fit into \(width) bits")
    for place in (0..<(width + 63) / 64).reversed() {
      append(number.digit(place), width: min(64, width - 64 * place))
    }
  }
}

extension BitReader {
  /// Takes a natural number of `width` bits.
  mutating func naturalNumber(width: Int) throws(MessageError) -> NaturalNumber {
    var digits: [UInt64] = []
    for place in (0..<(width + 63) / 64).reversed() {
      digits.append(try field(width: min(64, width - 64 * place)))
    }
    return NaturalNumber(digits: digits.reversed())
  }
}

extension NaturalNumber {
  fileprivate init(digits: [UInt64]) {
    self.digits = digits
    trim()
  }

  fileprivate func digit(_ place: Int) -> UInt64 { place < digits.count ? digits[place] : 0 }
}
