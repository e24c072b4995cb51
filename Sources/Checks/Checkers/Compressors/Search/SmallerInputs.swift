import Foundation

/// Candidates for a smaller witness: what can be made simpler about an input.
enum SmallerInputs {
  /// The input without the entries at these places.
  static func clearing(_ places: some Sequence<Int>, of x: [Double]) -> [Double] {
    var cleared = x
    for place in places { cleared[place] = 0 }
    return cleared
  }

  /// Very small inputs in the likeness of `x`: its largest entries alone, the first and the last basis
  /// vector, two and three ones.
  static func smallest(of x: [Double]) -> [[Double]] {
    let order = x.indices.sorted { (x[$0].magnitude, -$0) > (x[$1].magnitude, -$1) }
    let largest = (1...3).map { count in
      clearing(order.dropFirst(count), of: x)
    }
    func ones(_ places: Set<Int>) -> [Double] { x.indices.map { places.contains($0) ? 1 : 0 } }
    return largest + [ones([0]), ones([x.count - 1]), ones([0, 1]), ones([0, 1, 2])]
  }

  /// Every entry replaced by its sign.
  static func signs(of x: [Double]) -> [Double] { x.map { $0 == 0 ? 0 : $0 < 0 ? -1 : 1 } }

  /// The input divided by its largest magnitude.
  static func scaledToOne(_ x: [Double]) -> [Double] {
    let largest = x.reduce(0) { max($0, $1.magnitude) }
    return x.map { $0 / largest }
  }

  /// Every entry rounded to one significant decimal digit.
  static func oneDigit(of x: [Double]) -> [Double] {
    x.map { entry in
      guard entry != 0, entry.isFinite else { return entry }
      let unit = pow(10, log10(entry.magnitude).rounded(.down))
      // A division by a power of ten that is exact gives the number as it is written.
      return unit >= 1 ? (entry / unit).rounded() * unit : (entry / unit).rounded() / (1 / unit).rounded()
    }
  }

  /// The largest magnitudes first.
  static func sorted(_ x: [Double]) -> [Double] {
    x.indices.sorted { (x[$0].magnitude, -$0) > (x[$1].magnitude, -$1) }.map { x[$0] }
  }

  /// The input in fewer dimensions, smallest first: the smallest magnitudes are left out, of equal ones
  /// those in the middle first, so that what stands at either end stays there.
  static func inFewerDimensions(_ x: [Double]) -> [[Double]] {
    let d = x.count
    let order = x.indices.sorted {
      (x[$0].magnitude, abs(2 * $0 - d + 1), $0) < (x[$1].magnitude, abs(2 * $1 - d + 1), $1)
    }
    let powers = sequence(first: 4) { $0 < d ? 2 * $0 : nil }
    let sizes = Set([1, 2, 3] + powers + powers.map { $0 + $0 / 2 } + [d - 1])
    return sizes.filter { 0 < $0 && $0 < d }.sorted().map { size in
      let dropped = Set(order.prefix(d - size))
      return x.indices.filter { !dropped.contains($0) }.map { x[$0] }
    }
  }
}
