/// Keeps the entries whose magnitude is at least a threshold.
///
///     C(x)ᵢ = xᵢ if |xᵢ| ≥ w, else 0.
///
/// The error is bounded, `‖C(x) − x‖² < d w²`, but relative to `‖x‖²` it is not: a vector of small entries is
/// lost as a whole.
///
/// - Randomness: none.
/// - Source: `beznosikov2023`.
public struct HardThreshold: DeterministicCompressor, AnyNumberSelection, Hashable {
  /// The smallest magnitude `w > 0` that is kept.
  public let threshold: Double

  public init(threshold: Double) {
    precondition(threshold > 0, "a threshold is positive")
    self.threshold = threshold
  }

  public func compress(_ x: Span<Double>, into output: inout MutableSpan<Double>) {
    for i in x.indices { output[i] = x[i].magnitude >= threshold ? x[i] : 0 }
  }
}
