/// Keeps the `k` entries of largest magnitude and replaces the others by zero.
///
///     C(x) = x₍₁₎ e₍₁₎ + … + x₍k₎ e₍k₎,   |x₍₁₎| ≥ … ≥ |x₍d₎|.
///
/// Equal magnitudes are ordered by index, lower first, so that `C` is a function of `x`. When
/// `k ≥ d` the compressor is the identity. Top-k is biased.
///
/// - Randomness: none.
/// - Complexity: O(d) time for `k ≤ 64` on most inputs, O(d) on average beyond.
/// - Source: `beznosikov2023`, greedy sparsification.
public struct TopK: DeterministicCompressor, EntrySelection, Hashable {
  /// The number of entries kept; at least 1.
  public let k: Int

  public init(_ k: Int) {
    precondition(k >= 1, "Top-k keeps at least one entry")
    self.k = k
  }

  public func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>) {
    guard k < x.count else { return copy(x, into: &output) }
    let threshold = magnitudeOfRank(k, in: x)
    var above = 0
    for i in x.indices where x[i].magnitude > threshold { above += 1 }
    var ties = k - above
    for i in x.indices {
      let magnitude = x[i].magnitude
      if magnitude > threshold {
        output[i] = x[i]
      } else if magnitude == threshold && ties > 0 {
        output[i] = x[i]
        ties -= 1
      } else {
        output[i] = 0
      }
    }
  }
}
