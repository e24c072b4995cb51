/// How a set of `k` of the coordinates `0 ..< d` is written when both sides know `k` and `d`.
///
/// Of a set with more than `d/2` members the others are written; let `m = min(k, d − k)`. The rank among
/// all sets takes `⌈log₂ binom(d, m)⌉` bits, fewer than any other code of one length, but its numbers are
/// long. Where they are too long, the shortest in the worst case of the three other codes is used.
enum IndexSetCode: Hashable, Sendable {
  /// The rank: `⌈log₂ binom(d, m)⌉` bits.
  case rank
  /// Every member on its own: `m ⌈log₂ d⌉` bits.
  case list
  /// A bit a coordinate: `d` bits.
  case bitmap
  /// Rice's code of the gaps `g ≥ 0` between members: `g ≫ shift` in unary and the lowest `shift` bits.
  ///
  /// The gaps add up to at most `d − m`, so that the length is at most `m(shift + 1) + ((d − m) ≫ shift)`.
  case gaps(shift: Int)

  /// The largest product of the dimension and the words of the rank for which ranks are used: beyond, a
  /// message would take longer than about a tenth of a second to code.
  static let rankLimit = 1 << 22

  /// The code for `m ≤ d/2` members.
  static func best(_ m: Int, of d: Int) -> IndexSetCode {
    let words = m * fieldWidth(d) / 64 + 1
    let (effort, overflow) = words.multipliedReportingOverflow(by: d)
    if !overflow && effort <= rankLimit { return .rank }
    let shift = fieldWidth(d / m + 1) - 1
    return [.gaps(shift: shift), .list, .bitmap].min { $0.longest(m, of: d) < $1.longest(m, of: d) } ?? .list
  }

  /// The bits that a set costs beyond `⌈log₂ binom(d, k)⌉`, at most.
  ///
  /// With `shift = ⌊log₂(d/m)⌋`, Rice's code takes at most `m shift + m + 2m` bits, and
  /// `log₂ binom(d, m) ≥ m log₂(d/m) ≥ m shift`.
  static func overhead(_ k: Int, of d: Int) -> Int {
    let m = min(k, d - k)
    return m == 0 || best(m, of: d) == .rank ? 0 : 3 * m
  }

  /// The bits in the worst case.
  private func longest(_ m: Int, of d: Int) -> Int {
    switch self {
    case .rank: rankWidth(m, of: d)
    case .list: m * fieldWidth(d)
    case .bitmap: d
    case .gaps(let shift): m * (shift + 1) + ((d - m) >> shift)
    }
  }
}

extension BitWriter {
  /// Appends a set of coordinates `0 ..< d` whose members ascend.
  public mutating func append(indexSet members: [Int], of d: Int) {
    let k = members.count
    precondition(k <= d, "a set of \(k) out of \(d) does not exist")
    if k > d - k { return append(smallSet: complement(of: members, in: d), of: d) }
    append(smallSet: members, of: d)
  }

  private mutating func append(smallSet members: [Int], of d: Int) {
    guard !members.isEmpty else { return }
    switch IndexSetCode.best(members.count, of: d) {
    case .rank: append(SubsetRank.rank(of: members, dimension: d), width: rankWidth(members.count, of: d))
    case .list: for member in members { append(member, below: d) }
    case .bitmap:
      var isMember = [Bool](repeating: false, count: d)
      for member in members { isMember[member] = true }
      for bit in isMember { append(bit) }
    case .gaps(let shift):
      var last = -1
      for member in members {
        let gap = member - last - 1
        appendUnary(gap >> shift)
        append(UInt64(gap & (1 << shift - 1)), width: shift)
        last = member
      }
    }
  }
}

extension BitReader {
  /// Takes a set of `k ≤ d` of the coordinates `0 ..< d`; its members ascend.
  public mutating func indexSet(count k: Int, of d: Int) throws(MessageError) -> [Int] {
    precondition(0 <= k && k <= d, "a set of \(k) out of \(d) does not exist")
    if k > d - k { return complement(of: try smallSet(count: d - k, of: d), in: d) }
    return try smallSet(count: k, of: d)
  }

  private mutating func smallSet(count m: Int, of d: Int) throws(MessageError) -> [Int] {
    guard m > 0 else { return [] }
    var members: [Int] = []
    switch IndexSetCode.best(m, of: d) {
    case .rank:
      let rank = try naturalNumber(width: rankWidth(m, of: d))
      guard rank < NaturalNumber(binomial: d, m) else {
        throw .invalid("a rank beyond the last set of \(m) out of \(d)", bit: position)
      }
      return SubsetRank.members(of: rank, count: m, dimension: d)
    case .list: for _ in 0..<m { members.append(try integer(below: d)) }
    case .bitmap: for i in 0..<d where try bit() { members.append(i) }
    case .gaps(let shift):
      var last = -1
      for _ in 0..<m {
        let gap = try unary(atMost: d >> shift) << shift | Int(try field(width: shift))
        last += gap + 1
        members.append(last)
      }
    }
    let ascends = zip(members, members.dropFirst()).allSatisfy { $0 < $1 }
    guard members.count == m, ascends, members[m - 1] < d else {
      throw .invalid("no set of \(m) out of \(d) coordinates", bit: position)
    }
    return members
  }
}

/// `⌈log₂ binom(d, m)⌉` in exact arithmetic.
private func rankWidth(_ m: Int, of d: Int) -> Int {
  var largest = NaturalNumber(binomial: d, m)
  largest -= NaturalNumber(1)
  return largest.bitWidth
}

/// The coordinates `0 ..< d` that are not members, ascending.
private func complement(of members: [Int], in d: Int) -> [Int] {
  var isMember = [Bool](repeating: false, count: d)
  for member in members { isMember[member] = true }
  return (0..<d).filter { !isMember[$0] }
}
