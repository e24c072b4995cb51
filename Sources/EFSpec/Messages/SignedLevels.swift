// Numbers of levels with signs, −s … s: after one bit that names the code, either
//
// - a sign and a number of fixed width each, 1 + ⌈log₂(s + 1)⌉ bits, or
// - Elias's gamma code of the magnitude plus 1, and a sign if the number is not 0,
//
// whichever is shorter. Alistarh et al. (2017) prescribe an Elias code for QSGD, because most numbers are 0.

extension BitWriter {
  /// Appends numbers from `−s … s`.
  public mutating func append(signedLevels numbers: [Int], atMost s: Int) {
    let fixed = numbers.count * (1 + fieldWidth(s + 1))
    let gamma = numbers.reduce(0) { $0 + gammaWidth(abs($1) + 1) + ($1 == 0 ? 0 : 1) }
    append(gamma < fixed)
    for number in numbers {
      if gamma < fixed {
        appendGamma(abs(number) + 1)
        if number != 0 { append(number < 0) }
      } else {
        append(number < 0)
        append(abs(number), below: s + 1)
      }
    }
  }
}

extension BitReader {
  /// Takes `count` numbers from `−s … s`.
  public mutating func signedLevels(_ count: Int, atMost s: Int) throws(MessageError) -> [Int] {
    let isGamma = try bit()
    var numbers: [Int] = []
    for _ in 0..<count { numbers.append(isGamma ? try gammaLevel(atMost: s) : try fixedLevel(atMost: s)) }
    return numbers
  }

  private mutating func gammaLevel(atMost s: Int) throws(MessageError) -> Int {
    let magnitude = try gamma(atMost: s + 1) - 1
    guard magnitude != 0 else { return 0 }
    return try bit() ? -magnitude : magnitude
  }

  private mutating func fixedLevel(atMost s: Int) throws(MessageError) -> Int {
    let isNegative = try bit()
    let magnitude = try integer(below: s + 1)
    return isNegative ? -magnitude : magnitude
  }
}
