import GSL
import Testing

@testable import EFSpec

@Suite struct IndexSetTests {
  private func message(_ members: [Int], _ d: Int) -> Message {
    var writer = BitWriter()
    writer.append(indexSet: members, of: d)
    return writer.message
  }

  private func members(_ message: Message, _ k: Int, _ d: Int) throws -> [Int] {
    var reader = BitReader(message)
    let members = try reader.indexSet(count: k, of: d)
    try reader.finish()
    return members
  }

  @Test("The sets of one size are numbered without gap, and come back", arguments: 1...9)
  func ranks(d: Int) throws {
    for k in 0...d {
      let sets = subsets(of: d, count: k)
      #expect(Set(sets.map { SubsetRank.rank(of: $0, dimension: d) }).count == sets.count)
      for set in sets {
        #expect(SubsetRank.rank(of: set, dimension: d) < NaturalNumber(UInt64(sets.count)))
        let message = message(set, d)
        #expect(message.bitCount == fieldWidth(sets.count))
        #expect(try members(message, k, d) == set)
      }
    }
  }

  @Test("The first set in the order of ranks has the last coordinates")
  func order() {
    #expect(SubsetRank.rank(of: [2, 3], dimension: 4) == NaturalNumber(0))
    #expect(SubsetRank.rank(of: [0, 1], dimension: 4) == NaturalNumber(5))
  }

  /// binom(100, 50) = 100891344545564193334812497256 lies between 2⁹⁶ and 2⁹⁷; binom(1000, 500) has 995 bits.
  @Test("Large ranks are exact", arguments: [(50, 100, 97), (500, 1000, 995), (3, 100, 18)])
  func large(_ k: Int, _ d: Int, _ bits: Int) throws {
    var stream = RandomStream(key: 2, stream: UInt64(d))
    for set in [Array(0..<k), Array((d - k)..<d), stream.subset(of: d, count: k).sorted()] {
      let message = message(set, d)
      #expect(message.bitCount == bits)
      #expect(try members(message, k, d) == set)
    }
  }

  @Test(
    "Where ranks are too long, the shortest other code is used within its stated overhead",
    arguments: [
      (2_000, 100_000, IndexSetCode.gaps(shift: 5)), (30_000, 60_000, .bitmap), (1, 5_000_000, .list),
    ])
  func otherCodes(_ k: Int, _ d: Int, _ code: IndexSetCode) throws {
    #expect(IndexSetCode.best(k, of: d) == code)
    var stream = RandomStream(key: 3, stream: UInt64(d))
    let far = Array((d - k)..<d)
    for set in [Array(0..<k), far, stream.subset(of: d, count: k).sorted()] {
      let message = message(set, d)
      // m log₂(d/m) ≤ log₂ binom(d, m), so this is more than what is stated.
      let shift = (UInt64.bitWidth - UInt64(d / k).leadingZeroBitCount) - 1
      #expect(message.bitCount <= k * shift + IndexSetCode.overhead(k, of: d))
      #expect(try members(message, k, d) == set)
    }
    if k < d / 2 {
      let others = Array(0..<(d - k))
      #expect(message(others, d).bitCount == message(far, d).bitCount)
      #expect(try members(message(others, d), d - k, d) == others)
    }
  }

  @Test("A rank beyond the last set, and a list that does not ascend, are refused")
  func refusals() throws {
    // binom(4, 2) = 6: the ranks 6 and 7 fit into the field.
    #expect(throws: MessageError.self) { try members(Message(bytes: [0b1100_0000], bitCount: 3), 2, 4) }
    #expect(try members(Message(bytes: [0b1010_0000], bitCount: 3), 2, 4) == [0, 1])
    var reader = BitReader(Message(bytes: [UInt8](repeating: 0xFF, count: 7500), bitCount: 60_000))
    #expect(throws: MessageError.self) { try reader.indexSet(count: 30_000, of: 60_000) }
    reader = BitReader(Message(bytes: [UInt8](repeating: 0xFF, count: 7500), bitCount: 60_000))
    #expect(throws: MessageError.self) { try reader.indexSet(count: 2_000, of: 100_000) }
  }

  @Test("Any bits are read to a set or refused; none traps")
  func anyBits() {
    var stream = RandomStream(key: 4, stream: 0)
    for _ in 0..<2_000 {
      let d = 1 + stream.integer(below: 40)
      let k = stream.integer(below: d + 1)
      let bytes = (0..<stream.integer(below: 8)).map { _ in UInt8(truncatingIfNeeded: stream.nextWord()) }
      var reader = BitReader(Message(bytes: bytes, bitCount: 8 * bytes.count))
      guard let set = try? reader.indexSet(count: k, of: d) else { continue }
      #expect(set.count == k && set == set.sorted() && Set(set).count == k && set.allSatisfy((0..<d).contains))
    }
  }
}
