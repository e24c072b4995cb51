/// The division of `0 ..< d` into blocks of one length; the last is shorter where the length does not
/// divide `d`.
struct Blocks: Hashable, Sendable {
  let dimension: Int
  let length: Int

  /// The number of blocks, `⌈d/length⌉`.
  var count: Int { (dimension + length - 1) / length }

  /// The coordinates of block `j`.
  subscript(j: Int) -> Range<Int> { (j * length)..<min((j + 1) * length, dimension) }
}

extension BitWriter {
  /// Appends a vector with at most `k` blocks other than 0: the set of them, and their entries.
  mutating func append(_ vector: [Double], blocks: Blocks, sending k: Int, as format: PayloadFormat) {
    var isSent = (0..<blocks.count).map { j in vector[blocks[j]].contains { $0.bitPattern != 0 } }
    var missing = k - isSent.count { $0 }
    precondition(0 <= missing && k <= blocks.count, "more blocks than the \(k) that were promised")
    for j in isSent.indices where missing > 0 && !isSent[j] {
      isSent[j] = true
      missing -= 1
    }
    let sent = isSent.indices.filter { isSent[$0] }
    append(indexSet: sent, of: blocks.count)
    for j in sent { append(vector[blocks[j]], as: format) }
  }
}

extension BitReader {
  /// Takes a vector of which `k` blocks were sent.
  mutating func vector(blocks: Blocks, sent k: Int, as format: PayloadFormat) throws(MessageError) -> [Double] {
    var vector = [Double](repeating: 0, count: blocks.dimension)
    for j in try indexSet(count: k, of: blocks.count) {
      for i in blocks[j] { vector[i] = try real(as: format) }
    }
    return vector
  }
}

/// A compressor that keeps at most `k` blocks: its message is the set of them and their entries.
protocol BlockSelection: OutputCoding {
  /// The number of blocks kept; above the number of blocks it counts as that.
  var k: Int { get }
  var blockLength: Int { get }
}

extension BlockSelection {
  /// The blocks of a vector of dimension `d`.
  func blocks(_ d: Int) -> Blocks { Blocks(dimension: d, length: blockLength) }

  public func encode(output: [Double], as format: PayloadFormat, to writer: inout BitWriter) {
    let blocks = blocks(output.count)
    writer.append(output, blocks: blocks, sending: min(k, blocks.count), as: format)
  }

  public func decode(
    _ reader: inout BitReader, dimension d: Int, as format: PayloadFormat
  ) throws(MessageError) -> [Double] {
    try reader.vector(blocks: blocks(d), sent: min(k, blocks(d).count), as: format)
  }

  /// None while the set is sent by its rank, else at most 3 bits a block.
  public func messageOverhead(dimension d: Int) -> Int {
    IndexSetCode.overhead(min(k, blocks(d).count), of: blocks(d).count)
  }
}
