/// Keeping `k` of `N` random blocks: of projection type, with the fraction `k/N` at every input.
///
/// - Proof: every entry is kept with probability `k/N`; the lengths of the blocks do not matter.
/// - Source: `beznosikov2023`, random sparsification of blocks.
public struct BlockRandKTheory: CompressorTheory, Hashable {
  /// The number of blocks kept; at least 1. Above the number of blocks it counts as that.
  public let k: Int
  /// The entries of a block; at least 1.
  public let blockLength: Int

  public init(_ k: Int, blockLength: Int) throws(HypothesisViolation) {
    try requireAtLeastOne(k, "k")
    try requireAtLeastOne(blockLength, "the length of a block")
    self.k = k
    self.blockLength = blockLength
  }

  public var source: Source { .beznosikov2023 }

  public func structuralLaws(dimension d: Int) -> [StructuralLaw] {
    [.homogeneous(.all), .odd, .sparse(atMost: min(k * blockLength, d))]
  }

  public func constants(dimension d: Int) throws(HypothesisViolation) -> CompressorConstants {
    try requireAtLeastOne(d, "d")
    let count = blockCount(d, length: blockLength)
    return .projection(keeping: Double(min(k, count)) / Double(count))
  }

  public func extremalInput(
    for name: ConstantName, dimension d: Int
  ) throws(HypothesisViolation) -> ExtremalInput? {
    try constants(dimension: d)[name].map { _ in .specimen(d) }
  }

  /// The set of blocks is counted, and `k` blocks of full length.
  public func messageBits(dimension d: Int, floatBits: Int) -> Int? {
    blockMessageBits(sending: k, blockLength: blockLength, dimension: d, floatBits: floatBits)
  }
}

/// `⌈d/length⌉`: the number of blocks; the last may be shorter.
func blockCount(_ d: Int, length: Int) -> Int { (d + length - 1) / length }

/// The bits of at most `k` blocks of full length, no more than the `d` entries, and of the set of them.
func blockMessageBits(sending k: Int, blockLength: Int, dimension d: Int, floatBits: Int) -> Int {
  let count = blockCount(d, length: blockLength)
  return min(min(k, count) * blockLength, d) * floatBits + indexSetBits(min(k, count), of: count)
}
