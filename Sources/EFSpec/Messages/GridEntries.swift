// Vectors whose entries are levels of a grid, with signs: the code of the level, and a sign if it is not 0.

extension BitWriter {
  /// Appends a vector of levels.
  public mutating func append(levels vector: [Double], of grid: some LevelGrid, as format: PayloadFormat) {
    for entry in vector {
      grid.encode(entry.magnitude, as: format, to: &self)
      if entry != 0 { append(entry < 0) }
    }
  }
}

extension BitReader {
  /// Takes a vector of `d` levels.
  public mutating func levels(
    _ d: Int, of grid: some LevelGrid, as format: PayloadFormat
  ) throws(MessageError) -> [Double] {
    var vector: [Double] = []
    for _ in 0..<d {
      let magnitude = try grid.decode(&self, as: format)
      let isNegative = magnitude == 0 ? false : try bit()
      vector.append(isNegative ? -magnitude : magnitude)
    }
    return vector
  }
}

/// A compressor whose outputs are levels of a grid: its message is the code of every level and its sign.
protocol GridRounding: OutputCoding {
  associatedtype Grid: LevelGrid
  var grid: Grid { get }
}

extension GridRounding {
  public func encode(output: [Double], as format: PayloadFormat, to writer: inout BitWriter) {
    writer.append(levels: output, of: grid, as: format)
  }

  public func decode(
    _ reader: inout BitReader, dimension d: Int, as format: PayloadFormat
  ) throws(MessageError) -> [Double] {
    try reader.levels(d, of: grid, as: format)
  }
}
