import Checks
import EFSpec
import GSL
import Testing
import Theory

/// Messages of every compressor of the catalogue.
@Suite struct MessageTests {
  /// Inputs of 16 entries: generic, flat, few entries, none, ±0, extreme magnitudes. All are Floats.
  private static func inputs() -> [[Double]] {
    var stream = RandomStream(StreamName(seed: 1, purpose: .test, experiment: "messages"))
    func vector(_ entry: (Int) -> Double) -> [Double] { (0..<16).map { Double(Float(entry($0))) } }
    let generic = vector { _ in stream.gaussian() }
    return [
      generic, vector { $0 % 3 == 0 ? -1 : 1 }, vector { $0 == 5 ? -3 : 0 }, vector { _ in 0 },
      vector { $0 % 2 == 0 ? -0.0 : generic[$0] }, vector { 0x1p100 * generic[$0] }, vector { 0x1p-120 * generic[$0] },
      vector { Double($0 - 7) },
    ]
  }

  private static let examples = Catalogue.compressorEntries.flatMap(\.examples)

  @Test(arguments: examples) func doublesArriveBitByBitWithinTheStatedLength(_ text: String) throws {
    let pair = try CompressorEntry.compressor(named: text)
    let coding = try #require(pair.compressor as? any MessageCoding)
    for (number, x) in Self.inputs().enumerated() {
      for repetition in 0..<8 {
        let start = RandomStream(key: UInt64(repetition), stream: UInt64(number))
        var (drawing, encoding) = (start, start)
        let value = coding.compress(x, using: &drawing)
        let message = coding.message(x, as: .float64, using: &encoding)
        let decoded = try coding.value(of: message, dimension: 16, as: .float64)
        #expect(decoded.map(\.bitPattern) == value.map(\.bitPattern), "\(x)")
        #expect(drawing.next() == encoding.next(), "another use of the stream")
        if let formula = pair.theory.messageBits(dimension: 16, floatBits: 64) {
          #expect(message.bitCount <= formula + coding.messageOverhead(dimension: 16))
        }
      }
    }
  }

  /// One round of sending makes every number that is sent a Float; a second round must then be exact.
  /// For compressors of which the sent numbers are entries of the output, that is the output itself.
  @Test(arguments: examples) func floatsTakeNoMoreThanTheirFormula(_ text: String) throws {
    let pair = try CompressorEntry.compressor(named: text)
    let coding = try #require(pair.compressor as? any MessageCoding)
    for x in Self.inputs() {
      var (drawing, encoding) = (RandomStream(key: 1, stream: 1), RandomStream(key: 1, stream: 1))
      let value = coding.compress(x, using: &drawing)
      let message = coding.message(x, as: .float32, using: &encoding)
      let decoded = try coding.value(of: message, dimension: 16, as: .float32)
      if value.allSatisfy({ Double(Float($0)) == $0 }), coding is any OutputCoding {
        #expect(decoded.map(\.bitPattern) == value.map(\.bitPattern), "\(x)")
      }
      if let formula = pair.theory.messageBits(dimension: 16, floatBits: 32) {
        #expect(message.bitCount <= formula + coding.messageOverhead(dimension: 16))
      }
    }
  }

  @Test(arguments: examples) func shortenedMessagesAreRefused(_ text: String) throws {
    let coding = try #require(CompressorEntry.compressor(named: text).compressor as? any MessageCoding)
    for x in Self.inputs() {
      var stream = RandomStream(key: 2, stream: 1)
      let whole = coding.message(x, as: .float32, using: &stream)
      for bitCount in 0..<whole.bitCount {
        var bytes = Array(whole.bytes[..<((bitCount + 7) / 8)])
        if bitCount % 8 > 0 { bytes[bytes.count - 1] &= 0xFF << UInt8(8 - bitCount % 8) }
        #expect(throws: MessageError.self) {
          try coding.value(of: Message(bytes: bytes, bitCount: bitCount), dimension: 16, as: .float32)
        }
      }
    }
  }
}
