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

extension PowersOfBase {
  /// The exponent, counted from the least in the range of the format as 1; 0 for 0.
  ///
  /// A level outside the range arrives as the nearest one in it.
  public func encode(_ level: Double, as format: PayloadFormat, to writer: inout BitWriter) {
    let range = exponents(of: format)
    guard level > 0 else { return writer.append(0, below: range.count + 1) }
    let place = 1 + min(max(exponent(of: level), range.lowerBound), range.upperBound) - range.lowerBound
    writer.append(place, below: range.count + 1)
  }

  public func decode(_ reader: inout BitReader, as format: PayloadFormat) throws(MessageError) -> Double {
    let range = exponents(of: format)
    let place = try reader.integer(below: range.count + 1)
    return place == 0 ? 0 : level(range.lowerBound + place - 1)
  }

  /// The exponents of the levels on both sides of the numbers of a format.
  private func exponents(of format: PayloadFormat) -> ClosedRange<Int> {
    let (least, greatest) =
      switch format {
      case .float32: (Double(Float.leastNonzeroMagnitude), Double(Float.greatestFiniteMagnitude))
      case .float64: (Double.leastNonzeroMagnitude, Double.greatestFiniteMagnitude)
      }
    return exponent(of: least)...exponent(of: greatest) + 1
  }
}
