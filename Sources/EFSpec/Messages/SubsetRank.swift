/// The number of a set of `k` of the coordinates `0 ..< d` among all `binom(d, k)` such sets.
///
/// The coordinates are visited in ascending order. With `n` of them left and `r` members still to come
/// there are `b = binom(n, r)` ways to go on: first the `b (n − r)/n` that leave the next coordinate out,
/// then the `b r/n` that take it. Both divisions are exact, and so is everything here.
///
/// - Complexity: O(d) operations on numbers of `log₂ binom(d, k)` bits.
enum SubsetRank {
  /// The rank of a set whose members ascend.
  static func rank(of members: [Int], dimension d: Int) -> NaturalNumber {
    var rank = NaturalNumber(0)
    var walk = SubsetWalk(dimension: d, count: members.count)
    var next = 0
    for i in 0..<d where walk.isOpen {
      let isMember = members[next] == i
      if isMember {
        rank += walk.waysWithout
        next += 1
      }
      walk.step(taking: isMember)
    }
    return rank
  }

  /// The set of a rank below `binom(d, k)`, ascending.
  static func members(of rank: NaturalNumber, count k: Int, dimension d: Int) -> [Int] {
    var rank = rank
    var members: [Int] = []
    var walk = SubsetWalk(dimension: d, count: k)
    for i in 0..<d where walk.isOpen {
      let waysWithout = walk.waysWithout
      let isMember = waysWithout <= rank
      if isMember {
        rank -= waysWithout
        members.append(i)
      }
      walk.step(taking: isMember)
    }
    return members
  }
}

/// A walk along the coordinates: how many are left, how many members are to come, in how many ways.
private struct SubsetWalk {
  private var left: Int
  private var missing: Int
  private var ways: NaturalNumber

  init(dimension d: Int, count k: Int) {
    left = d
    missing = k
    ways = NaturalNumber(binomial: d, k)
  }

  /// Whether members are to come.
  var isOpen: Bool { missing > 0 }

  /// The ways that leave the next coordinate out.
  var waysWithout: NaturalNumber { share(left - missing) }

  mutating func step(taking isMember: Bool) {
    ways = share(isMember ? missing : left - missing)
    left -= 1
    if isMember { missing -= 1 }
  }

  private func share(_ part: Int) -> NaturalNumber {
    guard part > 0 else { return NaturalNumber(0) }
    var share = ways
    share.multiply(by: part)
    share.divideExactly(by: left)
    return share
  }
}
