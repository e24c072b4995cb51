/// Keeps the `k` blocks of consecutive entries that have the largest Euclidean norms.
///
/// There are `N = ⌈d/length⌉` blocks; the last may be shorter. Equal norms are ordered by the place of the
/// block, lower first. When `k ≥ N` the compressor is the identity.
///
/// - Randomness: none.
/// - Source: `beznosikov2023`, greedy sparsification of blocks.
public struct BlockTopK: DeterministicCompressor, BlockSelection, Hashable {
  /// The number of blocks kept; at least 1.
  public let k: Int
  /// The entries of a block; at least 1.
  public let blockLength: Int

  public init(_ k: Int, blockLength: Int) {
    precondition(k >= 1 && blockLength >= 1, "at least one block of at least one entry")
    self.k = k
    self.blockLength = blockLength
  }

  public func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>) {
    let blocks = blocks(x.count)
    guard k < blocks.count else { return copy(x, into: &output) }
    for i in output.indices { output[i] = 0 }
    let energies = energies(of: x, blocks)
    let order = energies.indices.sorted { (energies[$0], $1) > (energies[$1], $0) }
    for j in order[..<k] {
      for i in blocks[j] { output[i] = x[i] }
    }
  }

  /// The squared norms of the blocks, divided by the square of a power of two near the largest magnitude.
  private func energies(of x: Span<Double>, _ blocks: Blocks) -> [Double] {
    let largest = Norm.infinity(x)
    let scale = largest > 0 ? Double(sign: .plus, exponent: largest.exponent, significand: 1) : 1
    return (0..<blocks.count).map { j in
      blocks[j].reduce(0) { $0 + (x[$1] / scale) * (x[$1] / scale) }
    }
  }
}
