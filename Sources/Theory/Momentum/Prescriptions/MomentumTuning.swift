import Foundation

/// The momentum that balances noise terms `k_p σ² η^p` against a unit `c₀`, and what they cost.
///
///     η = min{1, (c₀/(k_p σ²))^(1/(p+1)), p ∈ S},   cost = Σ_{p ∈ S} (k_p σ²/c₀)^(1/(p+1)).
///
/// A candidate with `k_p σ² = 0` is left out of the minimum, and its term of the cost is 0.
struct MomentumTuning: Hashable, Sendable {
  /// `η`.
  let momentum: Double
  /// `Σ 1/η_p`.
  let cost: Double

  /// - Parameter terms: `k_p σ²` by `p`.
  init(unit: Double, terms: KeyValuePairs<Int, Double>) {
    // 1/η_p; zero where the term vanishes, which leaves the candidate out.
    let inverses = terms.map { p, term in pow(term / unit, 1 / Double(p + 1)) }
    momentum = 1 / max(1, inverses.max() ?? 0)
    cost = inverses.reduce(0, +)
  }
}
