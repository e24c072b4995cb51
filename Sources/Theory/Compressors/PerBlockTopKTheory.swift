/// Top-k inside every block: of projection type, with the fraction `k/length`.
///
/// - Proof: every block keeps at least the fraction `min(1, k/dⱼ)` of its own energy, `dⱼ` its length; a flat
///   vector on one of the longest blocks attains the smallest of these.
/// - Source: `beznosikov2023`.
public struct PerBlockTopKTheory: CompressorTheory, Hashable {
  /// The number of entries kept in every block; at least 1.
  public let k: Int
  /// The entries of a block; at least 1. The last block may be shorter.
  public let blockLength: Int

  public init(_ k: Int, blockLength: Int) throws(HypothesisViolation) {
    try requireAtLeastOne(k, "k")
    try requireAtLeastOne(blockLength, "the length of a block")
    self.k = k
    self.blockLength = blockLength
  }

  public var source: Source { .beznosikov2023 }

  public func structuralLaws(dimension d: Int) -> [StructuralLaw] {
    [.homogeneous(.all), .odd, .idempotent, .sparse(atMost: min(k * blockCount(d, length: blockLength), d))]
  }

  public func constants(dimension d: Int) throws(HypothesisViolation) -> CompressorConstants {
    try requireAtLeastOne(d, "d")
    let longest = min(blockLength, d)
    return .projection(keeping: Double(min(k, longest)) / Double(longest))
  }

  public func extremalInput(
    for name: ConstantName, dimension d: Int
  ) throws(HypothesisViolation) -> ExtremalInput? {
    guard try constants(dimension: d)[name] != nil else { return nil }
    if name == .beta { return .specimen(d) }
    return ExtremalInput((0..<d).map { $0 < blockLength ? 1 : 0 }, .attained)
  }

  /// The sets are counted block by block, each rounded up to whole bits.
  public func messageBits(dimension d: Int, floatBits: Int) -> Int? {
    (0..<blockCount(d, length: blockLength)).reduce(0) { bits, j in
      let length = min(blockLength, d - j * blockLength)
      let kept = min(k, length)
      return bits + kept * floatBits + indexSetBits(kept, of: length)
    }
  }
}
