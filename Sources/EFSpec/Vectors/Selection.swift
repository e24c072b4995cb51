/// The `rank`-th largest magnitude among the entries of `x`, `1 ≤ rank ≤ d`.
func magnitudeOfRank(_ rank: Int, in x: Span<Double>) -> Double {
  precondition(1 <= rank && rank <= x.count, "no entry of rank \(rank) among \(x.count)")
  return rank <= 64 ? smallRank(rank, in: x) : anyRank(rank, in: x)
}

/// Keeps the largest magnitudes met so far in descending order. An entry that is not among them
/// costs one comparison, and on inputs in no particular order nearly all entries are such.
private func smallRank(_ rank: Int, in x: Span<Double>) -> Double {
  var largest = [Double](repeating: -1, count: rank)
  var leaders = largest.mutableSpan
  var least = -1.0
  for i in x.indices {
    let magnitude = x[i].magnitude
    guard magnitude > least else { continue }
    var place = rank - 1
    while place > 0 && leaders[place - 1] < magnitude {
      leaders[place] = leaders[place - 1]
      place -= 1
    }
    leaders[place] = magnitude
    least = leaders[rank - 1]
  }
  return least
}

/// Selects by the 16 leading bits of the magnitude, then sorts the one bin that holds the answer.
///
/// The bit pattern of a non-negative Double grows with its value, so that bins are intervals.
private func anyRank(_ rank: Int, in x: Span<Double>) -> Double {
  var counts = [Int32](repeating: 0, count: 1 << 16)
  var histogram = counts.mutableSpan
  for i in x.indices { histogram[Int(x[i].magnitude.bitPattern >> 48)] += 1 }
  var bin = (1 << 16) - 1
  var above = 0
  while above + Int(histogram[bin]) < rank {
    above += Int(histogram[bin])
    bin -= 1
  }
  var members: [Double] = []
  members.reserveCapacity(Int(histogram[bin]))
  for i in x.indices where Int(x[i].magnitude.bitPattern >> 48) == bin { members.append(x[i].magnitude) }
  members.sort(by: >)
  return members[rank - above - 1]
}
