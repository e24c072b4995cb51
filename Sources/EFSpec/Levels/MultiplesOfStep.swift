/// The levels `0, h, 2h, …`.
///
/// The cell is found among the numbers `n h` of Double by comparison, since `⌊t/h⌋` may be off by one.
/// A magnitude of `2⁵⁰ h` or more, where the spacing of Double comes near the step, counts as a level.
public struct MultiplesOfStep: LevelGrid {
  /// Multiples from this one on are not told apart.
  static let largestMultiple = 0x1p50

  /// `h`.
  public let step: Double

  public init(_ step: Double) {
    precondition(step > 0 && step.isFinite, "the step of a grid is positive")
    self.step = step
  }

  public func cell(of magnitude: Double) -> LevelCell {
    let position = magnitude / step
    guard position < Self.largestMultiple else { return LevelCell(low: magnitude, high: magnitude) }
    var n = position.rounded(.down)
    if n * step > magnitude { n -= 1 } else if (n + 1) * step <= magnitude { n += 1 }
    return LevelCell(low: n * step, high: (n + 1) * step)
  }
}

extension MultiplesOfStep {
  /// The multiple by Elias's gamma code; behind a number that is no multiple, the magnitude in 64 bits.
  public func encode(_ level: Double, as format: PayloadFormat, to writer: inout BitWriter) {
    let n = (level / step).rounded()
    guard n <= Self.largestMultiple && n * step == level else {
      writer.appendGamma(Self.escape)
      return writer.append(level, as: .float64)
    }
    writer.appendGamma(Int(n) + 1)
  }

  public func decode(_ reader: inout BitReader, as format: PayloadFormat) throws(MessageError) -> Double {
    let code = try reader.gamma(atMost: Self.escape)
    return code == Self.escape ? try reader.real(as: .float64) : Double(code - 1) * step
  }

  /// The code behind which a magnitude follows.
  private static var escape: Int { Int(largestMultiple) + 2 }
}
