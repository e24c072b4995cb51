import EFSpec
import GSL
import Testing

@Suite struct MessageCodingTests {
  @Test("A sparse vector with fewer entries than promised is filled up from the left")
  func padding() throws {
    var writer = BitWriter()
    writer.append(sparse: [0, 0, 0, 5, -0.0], entries: 3, as: .float64)
    var reader = BitReader(writer.message)
    let vector = try reader.sparse(entries: 3, dimension: 5, as: .float64)
    #expect(vector.map(\.bitPattern) == [0, 0, 0, 5, -0.0].map(\.bitPattern))
    // ⌈log₂ binom(5, 3)⌉ = 4.
    #expect(writer.bitCount == 3 * 64 + 4)
  }

  @Test("A sparse vector of unknown size says how many entries follow")
  func counted() throws {
    for vector in [[0.0, 0, 0, 0], [1, 2, 3, 4], [0, -7, 0, 0]] {
      var writer = BitWriter()
      writer.append(sparse: vector, as: .float32)
      var reader = BitReader(writer.message)
      #expect(try reader.sparse(dimension: 4, as: .float32) == vector)
      let k = vector.count { $0 != 0 }
      #expect(writer.bitCount == 3 + 32 * k + (k == 1 ? 2 : 0))
    }
    var reader = BitReader(Message(bytes: [0xE0], bitCount: 3))
    #expect(throws: MessageError.self) { try reader.sparse(dimension: 4, as: .float32) }
  }

  @Test("Messages of scaled sign, by hand: the magnitude, then the signs")
  func scaledSign() throws {
    var stream = RandomStream(key: 5, stream: 0)
    let x: [Double] = [3, -1, 0, 0]
    let plus = ScaledSign(signOfZero: .plusOne)
    let message = plus.message(x, as: .float32, using: &stream)
    #expect(message.bytes == [0x3F, 0x80, 0, 0, 0b0100_0000] && message.bitCount == 36)
    #expect(try plus.value(of: message, dimension: 4, as: .float32) == [1, -1, 1, 1])
    let zero = ScaledSign(signOfZero: .zero)
    let other = zero.message(x, as: .float32, using: &stream)
    #expect(other.bytes == [0x3F, 0x80, 0, 0, 0b1011_0000] && other.bitCount == 40)
    #expect(try zero.value(of: other, dimension: 4, as: .float32) == [1, -1, 0, 0])
    let bad = Message(bytes: [0x3F, 0x80, 0, 0, 0b0100_0000], bitCount: 34)
    #expect(throws: MessageError.self) { try zero.value(of: bad, dimension: 1, as: .float32) }
  }

  @Test("A whole message leaves nothing over")
  func trailing() {
    #expect(throws: MessageError.trailingBits(1)) {
      try Identity().value(of: Message(bytes: [0, 0, 0, 0, 0], bitCount: 33), dimension: 1, as: .float32)
    }
  }
}
