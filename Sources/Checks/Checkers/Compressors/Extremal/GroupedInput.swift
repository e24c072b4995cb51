import Foundation
import GSL

/// A family of inputs with at most three distinct magnitudes: which entry has which magnitude and sign is fixed,
/// the logarithms of the magnitudes are free.
struct GroupedInput {
  /// For each entry its group, or nil for an entry that is zero.
  let groups: [Int?]
  let signs: [Double]
  /// The logarithms from which a search starts, one a group.
  let start: [Double]

  /// A family at random: one to three groups of random sizes on randomly chosen entries, often a group of one,
  /// sometimes with zeros beside them.
  init(dimension d: Int, logarithms: ClosedRange<Double>, using stream: inout RandomStream) {
    let wanted = 1 + stream.integer(below: min(3, d))
    var sizes: [Int] = []
    for group in 0..<wanted {
      let left = d - sizes.reduce(0, +) - (wanted - 1 - group)
      let isLastAndFull = group == wanted - 1 && stream.bernoulli(0.5)
      sizes.append(isLastAndFull ? left : stream.bernoulli(0.4) ? 1 : 1 + stream.integer(below: left))
    }
    var groups = [Int?](repeating: nil, count: d)
    var places = stream.permutation(of: d)[...]
    for (group, size) in sizes.enumerated() {
      for place in places.prefix(size) { groups[place] = group }
      places = places.dropFirst(size)
    }
    self.groups = groups
    signs = (0..<d).map { _ in stream.bernoulli(0.5) ? -1 : 1 }
    let width = logarithms.upperBound - logarithms.lowerBound
    start = sizes.map { _ in logarithms.lowerBound + width * stream.uniform() }
  }

  /// The input with these logarithms of its magnitudes.
  func input(_ logarithms: [Double]) -> [Double] {
    zip(groups, signs).map { group, sign in group.map { sign * exp(logarithms[$0]) } ?? 0 }
  }
}
