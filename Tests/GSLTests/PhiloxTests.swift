import Testing

@testable import GSL

/// The known-answer vectors of the Random123 distribution.
@Suite struct PhiloxTests {
  static let vectors: [(key: UInt64, counter: [UInt32], block: [UInt32])] = [
    (0, [0, 0, 0, 0], [0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8]),
    (.max, [.max, .max, .max, .max], [0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD]),
    (
      0x299F_31D0_A409_3822, [0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344],
      [0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1]
    ),
  ]

  @Test(arguments: vectors) func yieldsTheKnownAnswers(key: UInt64, counter: [UInt32], block: [UInt32]) {
    #expect(philoxBlock(counter: counter, key: key) == block)
  }

  @Test func streamsOfOneNameAgree() {
    let name = StreamName(seed: 7, purpose: .compressor, experiment: "e", repetition: 3, worker: 1)
    var (a, b) = (RandomStream(name), RandomStream(name))
    #expect((0..<9).allSatisfy { _ in a.next() == b.next() })
  }

  @Test func everyPartOfTheNameCounts() {
    let name = StreamName(seed: 7, purpose: .compressor, experiment: "e", repetition: 3, worker: 1)
    var others = Array(repeating: name, count: 5)
    others[0].seed = 8 + (1 << 32)
    others[1].purpose = .gradientNoise
    others[2].experiment = "f"
    others[3].repetition = 4
    others[4].worker = 2
    func first(_ name: StreamName) -> UInt64 {
      var stream = RandomStream(name)
      return stream.next()
    }
    #expect(Set((others + [name]).map(first)).count == 6)
  }

  @Test func aSeedKeepsAllItsBits() {
    func first(_ seed: UInt64) -> UInt64 {
      var stream = RandomStream(StreamName(seed: seed, purpose: .test))
      return stream.next()
    }
    #expect(first(5) != first(5 + 1 << 32))
  }

  @Test func aCopyContinuesOnItsOwn() {
    var stream = RandomStream(key: 1, stream: 2)
    _ = stream.uniform()
    var copy = stream
    #expect(stream.gaussian() == copy.gaussian())
    _ = stream.uniform()
    #expect(stream.next() != copy.next())
  }

  @Test func uniformNumbersCarryFiftyThreeBits() {
    var stream = RandomStream(key: 3, stream: 0)
    let lowBits = (0..<200).map { _ in UInt64(stream.uniform() * 0x1p53) & 0xFFFF }
    #expect(Set(lowBits).count > 190)
  }
}
