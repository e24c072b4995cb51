public import GSL

/// One compressor applied to every block of consecutive entries, with independent randomness.
///
/// The last block is shorter where the length does not divide the dimension.
///
/// - Randomness: that of the base, block after block.
/// - Source: `beznosikov2023`.
public struct Blockwise<Base: Compressor>: Compressor {
  public let base: Base
  /// The entries of a block; at least 1.
  public let blockLength: Int

  public init(_ base: Base, blockLength: Int) {
    precondition(blockLength >= 1, "a block has at least one entry")
    self.base = base
    self.blockLength = blockLength
  }

  public var isDeterministic: Bool { base.isDeterministic }

  public func accepts(dimension d: Int) -> Bool {
    let blocks = blocks(d)
    return (0..<blocks.count).allSatisfy { base.accepts(dimension: blocks[$0].count) }
  }

  public func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>, using stream: inout RandomStream) {
    let blocks = blocks(x.count)
    for j in 0..<blocks.count {
      let part = base.compress(blocks[j].map { x[$0] }, using: &stream)
      for (i, entry) in zip(blocks[j], part) { output[i] = entry }
    }
  }

  private func blocks(_ d: Int) -> Blocks { Blocks(dimension: d, length: blockLength) }

  /// The blocks of a vector.
  private func parts(_ x: [Double]) -> [[Double]] {
    let blocks = blocks(x.count)
    return (0..<blocks.count).map { Array(x[blocks[$0]]) }
  }
}

extension Blockwise: ExactMomentsCompressor where Base: ExactMomentsCompressor {
  /// The sums over the blocks.
  public func moments(of x: [Double]) -> CompressorMoments {
    let moments = parts(x).map { base.moments(of: $0) }
    return CompressorMoments(
      mean: moments.flatMap(\.mean),
      squaredNorm: moments.reduce(0) { $0 + $1.squaredNorm },
      squaredError: moments.reduce(0) { $0 + $1.squaredError },
      inner: moments.reduce(0) { $0 + $1.inner })
  }
}

extension Blockwise: FiniteSupportCompressor where Base: FiniteSupportCompressor {
  /// Every combination of the outcomes of the blocks; for few and small blocks only.
  public func outcomes(of x: [Double]) -> [Outcome] {
    parts(x).reduce([Outcome(probability: 1, value: [])]) { outcomes, part in
      let next = base.outcomes(of: part)
      return outcomes.flatMap { first in
        next.map { Outcome(probability: first.probability * $0.probability, value: first.value + $0.value) }
      }
    }
  }
}

extension Blockwise: MessageCoding where Base: MessageCoding {
  /// The messages of the blocks, one after another.
  public func encode(
    _ x: [Double], as format: PayloadFormat, to writer: inout BitWriter, using stream: inout RandomStream
  ) {
    for part in parts(x) { base.encode(part, as: format, to: &writer, using: &stream) }
  }

  public func decode(
    _ reader: inout BitReader, dimension d: Int, as format: PayloadFormat
  ) throws(MessageError) -> [Double] {
    var value: [Double] = []
    let blocks = blocks(d)
    for j in 0..<blocks.count { value += try base.decode(&reader, dimension: blocks[j].count, as: format) }
    return value
  }

  public func messageOverhead(dimension d: Int) -> Int {
    let blocks = blocks(d)
    return (0..<blocks.count).reduce(0) { $0 + base.messageOverhead(dimension: blocks[$1].count) }
  }
}
