/// Weighted sums over what is remembered, with the weights `w_t = (1 − a)^{−(t+1)}`, `0 ≤ a < 1`.
///
///     Σ_t w_t Σ_{i=max(t−τ,0)}^{t−1} bᵢ ≤ K Σᵢ wᵢbᵢ,   K = Σ_{j=1}^τ (1 − a)^{−j} = ((1 − a)^{−τ} − 1)/a,
///     Σ_t w_t Σ_{j=1}^t q^{j−1} b_{t−j} ≤ K Σᵢ wᵢbᵢ,   K = 1/(p − a),   a < p = 1 − q,
///
/// for `bᵢ ≥ 0`.
///
/// - Proof:  swap the sums.
/// - Source: `stich2020`.
public struct SummationLemma: Hashable, Sendable {
  /// `a`.
  public let rate: Double
  public let window: MemoryWindow

  public init(rate: Double, window: MemoryWindow) throws(HypothesisViolation) {
    try require(0 <= rate && rate < 1, "0 ≤ a < 1", got: rate)
    if case .geometric(let p) = window { try require(rate < p, "a < p", got: rate) }
    self.rate = rate
    self.window = window
  }

  /// Both sides for the values `b₀, b₁, …`, with all weights divided by the last, which prevents overflow.
  public func sides(_ values: [Double]) -> InequalitySides {
    var left = 0.0
    var right = 0.0
    for t in values.indices {
      left = (1 - rate) * left + remembered(values, before: t)
      right = (1 - rate) * right + values[t]
    }
    return InequalitySides(left: left, right: window.weight(rate: rate) * right)
  }

  private func remembered(_ values: [Double], before t: Int) -> Double {
    switch window {
    case .last(let rounds): values[max(t - rounds, 0)..<t].reduce(0, +)
    case .geometric(let p): values[..<t].reduce(0) { (1 - p) * $0 + $1 }
    }
  }
}
