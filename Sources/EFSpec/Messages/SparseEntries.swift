// Vectors of which few entries are not zero: the set of their coordinates, then the entries.

extension BitWriter {
  /// Appends a vector with at most `k` entries other than 0, the number `k` being known to the reader.
  ///
  /// Where there are fewer, the lowest of the other coordinates fill the set up. A negative zero counts
  /// as an entry, so that nothing is lost.
  public mutating func append(sparse vector: [Double], entries k: Int, as format: PayloadFormat) {
    let members = filledSupport(of: vector, count: k)
    append(indexSet: members, of: vector.count)
    append(members.lazy.map { vector[$0] }, as: format)
  }

  /// Appends a vector with any number of entries other than 0: the number, in `⌈log₂(d + 1)⌉` bits, first.
  public mutating func append(sparse vector: [Double], as format: PayloadFormat) {
    let count = vector.count { $0.bitPattern != 0 }
    append(count, below: vector.count + 1)
    append(sparse: vector, entries: count, as: format)
  }
}

extension BitReader {
  /// Takes a vector of dimension `d` of which `k` entries were sent.
  public mutating func sparse(
    entries k: Int, dimension d: Int, as format: PayloadFormat
  ) throws(MessageError) -> [Double] {
    var vector = [Double](repeating: 0, count: d)
    for i in try indexSet(count: k, of: d) { vector[i] = try real(as: format) }
    return vector
  }

  /// Takes a vector of dimension `d` of which any number of entries was sent.
  public mutating func sparse(dimension d: Int, as format: PayloadFormat) throws(MessageError) -> [Double] {
    try sparse(entries: try integer(below: d + 1), dimension: d, as: format)
  }
}

/// The coordinates of the entries other than 0 and, where they are fewer than `k`, the lowest of the others; in
/// ascending order. A negative zero counts as an entry.
func filledSupport(of vector: [Double], count k: Int) -> [Int] {
  var isMember = vector.map { $0.bitPattern != 0 }
  var missing = k - isMember.count { $0 }
  precondition(0 <= missing && k <= vector.count, "more entries than the \(k) that were promised")
  for i in isMember.indices where missing > 0 && !isMember[i] {
    isMember[i] = true
    missing -= 1
  }
  return isMember.indices.filter { isMember[$0] }
}

/// A compressor that keeps at most `k` entries: its message is the set of them and the entries.
protocol EntrySelection: OutputCoding {
  /// The number of entries kept; above `d` it counts as `d`.
  var k: Int { get }
}

extension EntrySelection {
  public func encode(output: [Double], as format: PayloadFormat, to writer: inout BitWriter) {
    writer.append(sparse: output, entries: min(k, output.count), as: format)
  }

  public func decode(
    _ reader: inout BitReader, dimension d: Int, as format: PayloadFormat
  ) throws(MessageError) -> [Double] {
    try reader.sparse(entries: min(k, d), dimension: d, as: format)
  }

  /// None while the set is sent by its rank, else at most 3 bits an entry.
  public func messageOverhead(dimension d: Int) -> Int { IndexSetCode.overhead(min(k, d), of: d) }
}

/// A compressor that keeps any number of entries: its message is how many, the set of them, and the entries.
protocol AnyNumberSelection: OutputCoding {}

extension AnyNumberSelection {
  public func encode(output: [Double], as format: PayloadFormat, to writer: inout BitWriter) {
    writer.append(sparse: output, as: format)
  }

  public func decode(
    _ reader: inout BitReader, dimension d: Int, as format: PayloadFormat
  ) throws(MessageError) -> [Double] {
    try reader.sparse(dimension: d, as: format)
  }
}
