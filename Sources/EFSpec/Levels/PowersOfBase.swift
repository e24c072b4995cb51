import Foundation

/// The levels `bʲ`, `j` any integer.
///
/// In Double the levels are the numbers nearest to `bʲ`, and the cell of a magnitude is found among
/// them exactly: for `b = 2` from its exponent, else by comparison, since `⌊log_b t⌋` may be off by one.
///
/// A magnitude whose upper neighbour exceeds the range of Double has none. Below the smallest power
/// above 0 lies the level 0.
public struct PowersOfBase: LevelGrid {
  /// The bases that are taken: neighbours are then told apart at every magnitude.
  public static let bases: ClosedRange<Double> = 1.001...1e100

  /// `b`.
  public let base: Double

  public init(_ base: Double) {
    precondition(Self.bases.contains(base), "the base of a grid lies in \(Self.bases)")
    self.base = base
  }

  public func cell(of magnitude: Double) -> LevelCell {
    let j = exponent(of: magnitude)
    let low = level(j)
    let high = level(j + 1)
    return LevelCell(low: low, high: high.isFinite ? high : low)
  }

  /// `bʲ`.
  public func level(_ j: Int) -> Double { base == 2 ? scalbn(1, j) : pow(base, Double(j)) }

  /// The `j` with `bʲ ≤ t < bʲ⁺¹`.
  public func exponent(of magnitude: Double) -> Int {
    guard base != 2 else { return Int(magnitude.exponent) }
    var j = Int((log(magnitude) / log(base)).rounded(.down))
    while level(j) > magnitude { j -= 1 }
    while level(j + 1) <= magnitude { j += 1 }
    return j
  }
}
