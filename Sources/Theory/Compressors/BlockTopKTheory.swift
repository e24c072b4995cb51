/// Keeping the `k` of `N` blocks of largest norm: of projection type, with the fraction `k/N`.
///
/// - Proof: the `k` largest of `N` energies have at least `k/N` of their sum, with equality where the blocks
///   have equal energies.
/// - Source: `beznosikov2023`, greedy sparsification of blocks.
public struct BlockTopKTheory: CompressorTheory, Hashable {
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
    [.homogeneous(.all), .odd, .idempotent, .sparse(atMost: min(k * blockLength, d))]
  }

  public func constants(dimension d: Int) throws(HypothesisViolation) -> CompressorConstants {
    try requireAtLeastOne(d, "d")
    let count = blockCount(d, length: blockLength)
    return .projection(keeping: Double(min(k, count)) / Double(count))
  }

  /// Equal energies: the first entry of every block is 1, for the last block may be shorter.
  public func extremalInput(
    for name: ConstantName, dimension d: Int
  ) throws(HypothesisViolation) -> ExtremalInput? {
    guard try constants(dimension: d)[name] != nil else { return nil }
    if name == .beta { return .specimen(d) }
    return ExtremalInput((0..<d).map { $0 % blockLength == 0 ? 1 : 0 }, .attained)
  }

  /// The set of blocks is counted, and `k` blocks of full length.
  public func messageBits(dimension d: Int, floatBits: Int) -> Int? {
    blockMessageBits(sending: k, blockLength: blockLength, dimension: d, floatBits: floatBits)
  }
}
