import EFSpec
import GSL
import Testing

@Suite struct LevelCodeTests {
  @Test("Elias's gamma code, by hand: 1 → 0, 2 → 100, 5 → 11001")
  func gamma() throws {
    var writer = BitWriter()
    for n in [1, 2, 5] { writer.appendGamma(n) }
    #expect(writer.bitCount == 9)
    #expect(writer.message.bytes == [0b0100_1100, 0b1000_0000])
    var reader = BitReader(writer.message)
    for n in [1, 2, 5] { #expect(try reader.gamma(atMost: 5) == n) }
    var strict = BitReader(writer.message)
    _ = try strict.field(width: 4)
    #expect(throws: MessageError.self) { try strict.gamma(atMost: 4) }
  }

  @Test("Gamma codes of large numbers return", arguments: [1, 2, 3, 1 << 40, 1 << 50 + 1, Int.max / 2])
  func largeGamma(_ n: Int) throws {
    var writer = BitWriter()
    writer.appendGamma(n)
    var reader = BitReader(writer.message)
    #expect(try reader.gamma(atMost: n) == n)
    #expect(reader.remaining == 0)
  }

  @Test("Levels take the shorter of the two codes")
  func signedLevels() throws {
    for (numbers, bits) in [
      // Gamma: three zeros at 1 bit, then 3 bits and a sign.
      ([0, 0, 0, -1], 1 + 3 + 4),
      // Fixed: a sign and ⌈log₂ 9⌉ = 4 bits each.
      ([8, -8, 7, 5], 1 + 4 * 5),
    ] {
      var writer = BitWriter()
      writer.append(signedLevels: numbers, atMost: 8)
      #expect(writer.bitCount == bits)
      var reader = BitReader(writer.message)
      #expect(try reader.signedLevels(4, atMost: 8) == numbers)
    }
  }

  @Test("A number beyond the last level is refused")
  func invalidLevel() {
    // The fixed code, +, and 7 of 0 … 4.
    var reader = BitReader(Message(bytes: [0b0011_1000], bitCount: 5))
    #expect(throws: MessageError.self) { try reader.signedLevels(1, atMost: 4) }
  }

  @Test("Natural compression takes 9 bits of a Float and 12 of a Double")
  func natural() throws {
    var stream = RandomStream(key: 1, stream: 0)
    let x: [Double] = [1, -2, 0, -0.0, 0x1p-126, 0x1p127]
    for (format, bits) in [(PayloadFormat.float32, 54), (.float64, 72)] {
      let message = NaturalCompression().message(x, as: format, using: &stream)
      #expect(message.bitCount == bits)
      let value = try NaturalCompression().value(of: message, dimension: 6, as: format)
      #expect(value.map(\.bitPattern) == x.map(\.bitPattern))
    }
  }

  @Test("Subnormal powers of two pay for a second field")
  func subnormal() throws {
    for (format, x) in [
      (PayloadFormat.float32, [0x1p-127, -0x1p-149, .infinity]),
      (.float64, [0x1p-1023, -0x1p-1074, -.infinity]),
    ] {
      var writer = BitWriter()
      NaturalCompression().encode(output: x, as: format, to: &writer)
      #expect(writer.bitCount == (format == .float32 ? 3 * 14 : 3 * 18))
      #expect(try NaturalCompression().value(of: writer.message, dimension: 3, as: format) == x)
    }
    // 2⁻¹⁰⁷⁵ is no number of Double: sign, escape, 53.
    var writer = BitWriter()
    writer.append(0x7FF, width: 12)
    writer.append(53, width: 6)
    #expect(throws: MessageError.self) {
      try NaturalCompression().value(of: writer.message, dimension: 1, as: .float64)
    }
  }

  @Test("Levels of every grid return bit by bit, extreme ones too")
  func grids() throws {
    let x = [1e300, -1e-300, .leastNonzeroMagnitude, 0, 1.7, -123.4, 1e-20, .greatestFiniteMagnitude]
    try expectRoundTrip(UnbiasedRounding(to: PowersOfBase(2)), x)
    try expectRoundTrip(UnbiasedRounding(to: PowersOfBase(3)), x)
    try expectRoundTrip(UnbiasedRounding(to: PowersOfBase(1.01)), x)
    try expectRoundTrip(NearestRounding(to: GivenLevels([0.01, 1, 4])), x)
    try expectRoundTrip(NearestRounding(to: MultiplesOfStep(0.3)), x)
    try expectRoundTrip(UnbiasedRounding(to: MultiplesOfStep(1e-300)), x)
    let flat = x.map { $0.magnitude >= 1 ? 0x1p49 * 0.3 : $0 }
    try expectRoundTrip(UnbiasedRounding(to: MultiplesOfStep(0.3)), flat)
  }

  @Test("Small multiples are short: one bit for 0, four for ±h")
  func smallMultiples() {
    var stream = RandomStream(key: 1, stream: 0)
    let message = NearestRounding(to: MultiplesOfStep(0.5)).message([0, 0.5, -0.5, 0.1], as: .float64, using: &stream)
    #expect(message.bitCount == 1 + 4 + 4 + 1)
  }

  @Test("Powers of two of a Float take 10 bits and a sign: 278 exponents and 0")
  func exponents() throws {
    var stream = RandomStream(key: 1, stream: 0)
    let rounding = NearestRounding(to: PowersOfBase(2))
    #expect(rounding.message([4], as: .float32, using: &stream).bitCount == 10)
    #expect(rounding.message([0], as: .float32, using: &stream).bitCount == 9)
    // Beyond the range of Float: the lowest and the highest level.
    let message = rounding.message([1e-200, 1e200], as: .float32, using: &stream)
    #expect(try rounding.value(of: message, dimension: 2, as: .float32) == [0x1p-149, 0x1p128])
  }

  private func expectRoundTrip(_ compressor: some MessageCoding, _ x: [Double]) throws {
    for key in 0..<20 {
      let start = RandomStream(key: UInt64(key), stream: 7)
      var (drawing, encoding) = (start, start)
      let value = compressor.compress(x, using: &drawing)
      let message = compressor.message(x, as: .float64, using: &encoding)
      let decoded = try compressor.value(of: message, dimension: x.count, as: .float64)
      #expect(decoded.map(\.bitPattern) == value.map(\.bitPattern), "\(compressor)")
    }
  }
}
