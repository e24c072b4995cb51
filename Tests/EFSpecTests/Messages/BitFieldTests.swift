import EFSpec
import GSL
import Testing

@Suite struct BitFieldTests {
  @Test("Fields are written with the most significant bit first")
  func byHand() {
    var writer = BitWriter()
    writer.append(0b101, width: 3)
    writer.append(0, width: 0)
    writer.append(0b1_0000_0001, width: 9)
    writer.append(true)
    #expect(writer.message == Message(bytes: [0b1011_0000, 0b0001_1000], bitCount: 13))
  }

  @Test("What is written is read, at any alignment")
  func roundTrip() throws {
    var stream = RandomStream(key: 1, stream: 0)
    var writer = BitWriter()
    let fields = (0..<500).map { _ in
      let width = stream.integer(below: 65)
      return (value: width == 0 ? 0 : stream.next() >> UInt64(64 - width), width: width)
    }
    for field in fields { writer.append(field.value, width: field.width) }
    #expect(writer.bitCount == fields.reduce(0) { $0 + $1.width })
    var reader = BitReader(writer.message)
    for field in fields { #expect(try reader.field(width: field.width) == field.value) }
    try reader.finish()
  }

  @Test("Numbers come back bit by bit, as Float where they are one", arguments: PayloadFormat.allCases)
  func payloads(_ format: PayloadFormat) throws {
    let values = [0, -0.0, 1, -1.5, .infinity, 0x1p-149, 0x1.fffffep127, -0x1p-126]
    let wide = [0.1, .leastNonzeroMagnitude, -.greatestFiniteMagnitude]
    let sent = format == .float64 ? values + wide : values
    var writer = BitWriter()
    writer.append(sent, as: format)
    #expect(writer.bitCount == sent.count * format.floatBits)
    var reader = BitReader(writer.message)
    #expect(try reader.reals(sent.count, as: format).map(\.bitPattern) == sent.map(\.bitPattern))
    #expect(sent.map(format.rounded).map(\.bitPattern) == sent.map(\.bitPattern))
  }

  @Test("A message that ends early, goes on, or holds no number of the range is refused")
  func refusals() throws {
    var writer = BitWriter()
    writer.append(6, below: 7)
    writer.append(true)
    var reader = BitReader(writer.message)
    #expect(throws: MessageError.truncated(bitCount: 4)) { try reader.field(width: 5) }
    #expect(throws: MessageError.invalid("6 is not below 5", bit: 3)) { try reader.integer(below: 5) }
    #expect(throws: MessageError.trailingBits(1)) { try reader.finish() }
    #expect(try reader.bit())
    #expect(throws: MessageError.truncated(bitCount: 4)) { try reader.bit() }
  }
}
