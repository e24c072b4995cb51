public import GSL

/// Keeps the entries of a uniformly random set `S` of `k` coordinates.
///
///     C(x)ᵢ = c xᵢ for i ∈ S, else 0,   P(S) = 1 / binom(d, k).
///
/// The factor is `c = 1` in the biased form and `c = d/k` in the unbiased one. When `k ≥ d` both are
/// the identity.
///
/// - Randomness: the set `S`.
/// - Source: `beznosikov2023`, random sparsification.
public struct RandK: FiniteSupportCompressor, EntrySelection, Hashable {
  /// Which factor the kept entries get.
  public enum Scaling: Hashable, Sendable {
    /// The entries as they are: a contraction.
    case biased
    /// The entries times `d/k`: unbiased.
    case unbiased
  }

  /// The number of entries kept; at least 1.
  public let k: Int
  public let scaling: Scaling

  public init(_ k: Int, scaling: Scaling) {
    precondition(k >= 1, "Rand-k keeps at least one entry")
    self.k = k
    self.scaling = scaling
  }

  public var isDeterministic: Bool { false }

  public func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>, using stream: inout RandomStream) {
    let d = x.count
    guard k < d else { return copy(x, into: &output) }
    let kept = stream.subset(of: d, count: k)
    for i in output.indices { output[i] = 0 }
    for i in kept { output[i] = factor(dimension: d) * x[i] }
  }

  /// All `binom(d, k)` sets; for small `d` only.
  public func outcomes(of x: [Double]) -> [Outcome] {
    guard k < x.count else { return [Outcome(probability: 1, value: x)] }
    let sets = subsets(of: x.count, count: k)
    let c = factor(dimension: x.count)
    return sets.map { set in
      var value = [Double](repeating: 0, count: x.count)
      for i in set { value[i] = c * x[i] }
      return Outcome(probability: 1 / Double(sets.count), value: value)
    }
  }

  /// In closed form: every entry is kept with probability `k/d`.
  public func moments(of x: [Double]) -> CompressorMoments {
    .keeping(Double(min(k, x.count)) / Double(x.count), times: k < x.count ? factor(dimension: x.count) : 1, of: x)
  }

  private func factor(dimension d: Int) -> Double {
    switch scaling {
    case .biased: 1
    case .unbiased: Double(d) / Double(k)
    }
  }
}
