/// Finitely many levels, given one by one.
///
/// Magnitudes outside the range of the levels go to the nearer end; the theory is silent about them.
public struct GivenLevels: LevelGrid {
  /// Two or more positive numbers, ascending.
  public let levels: [Double]

  public init(_ levels: [Double]) {
    precondition(Self.isGrid(levels), "levels are two or more positive numbers, ascending")
    self.levels = levels
  }

  /// Whether the numbers are the levels of a grid.
  public static func isGrid(_ levels: [Double]) -> Bool {
    levels.count >= 2 && levels[0] > 0 && zip(levels, levels.dropFirst()).allSatisfy { $0 < $1 }
      && levels.allSatisfy(\.isFinite)
  }

  public func cell(of magnitude: Double) -> LevelCell {
    guard let above = levels.firstIndex(where: { magnitude < $0 }) else {
      return LevelCell(low: levels[levels.count - 1], high: levels[levels.count - 1])
    }
    return LevelCell(low: levels[max(above - 1, 0)], high: levels[above])
  }
}

extension GivenLevels {
  /// The place of the level in the list, from 1; 0 for 0.
  public func encode(_ level: Double, as format: PayloadFormat, to writer: inout BitWriter) {
    writer.append(level == 0 ? 0 : 1 + (levels.firstIndex(of: level) ?? 0), below: levels.count + 1)
  }

  public func decode(_ reader: inout BitReader, as format: PayloadFormat) throws(MessageError) -> Double {
    let place = try reader.integer(below: levels.count + 1)
    return place == 0 ? 0 : levels[place - 1]
  }
}
