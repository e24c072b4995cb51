public import GSL

/// Keeps `k` random blocks of consecutive entries.
///
///     C(x)ᵢ = xᵢ for i in the blocks of S, else 0,   P(S) = 1 / binom(N, k),
///
/// with `N = ⌈d/length⌉` blocks; the last may be shorter. When `k ≥ N` the compressor is the identity.
///
/// - Randomness: the set `S`.
/// - Source: `beznosikov2023`, random sparsification of blocks.
public struct BlockRandK: FiniteSupportCompressor, BlockSelection, Hashable {
  /// The number of blocks kept; at least 1.
  public let k: Int
  /// The entries of a block; at least 1.
  public let blockLength: Int

  public init(_ k: Int, blockLength: Int) {
    precondition(k >= 1 && blockLength >= 1, "at least one block of at least one entry")
    self.k = k
    self.blockLength = blockLength
  }

  public var isDeterministic: Bool { false }

  public func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>, using stream: inout RandomStream) {
    let blocks = blocks(x.count)
    guard k < blocks.count else { return copy(x, into: &output) }
    for i in output.indices { output[i] = 0 }
    for j in stream.subset(of: blocks.count, count: k) {
      for i in blocks[j] { output[i] = x[i] }
    }
  }

  /// All `binom(N, k)` sets; for few blocks only.
  public func outcomes(of x: [Double]) -> [Outcome] {
    let blocks = blocks(x.count)
    guard k < blocks.count else { return [Outcome(probability: 1, value: x)] }
    let sets = subsets(of: blocks.count, count: k)
    return sets.map { set in
      var value = [Double](repeating: 0, count: x.count)
      for j in set { value.replaceSubrange(blocks[j], with: x[blocks[j]]) }
      return Outcome(probability: 1 / Double(sets.count), value: value)
    }
  }

  /// In closed form: every block is kept with probability `k/N`.
  public func moments(of x: [Double]) -> CompressorMoments {
    let count = blocks(x.count).count
    return .keeping(Double(min(k, count)) / Double(count), times: 1, of: x)
  }
}
