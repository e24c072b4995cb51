import Foundation

/// Magnitudes exponential with mean 1.
///
///     E‖Top-k(x)‖² = k (h² + h₂ + 2h + 2),   h = Σ_{k < j ≤ d} 1/j,   h₂ = Σ_{k < j ≤ d} 1/j².
///
/// - Proof: by memorylessness the `k` largest are `T + Exp(1)`, where `T` is the `(d − k)`-th smallest, with
///   `E T = h` and `Var T = h₂`; and `E(T + X)² = E T² + 2E T + 2`.
public struct ExponentialMagnitudes: MagnitudeLaw {
  public init() {}

  public var name: String { "exponential" }

  public func energy(dimension d: Int) -> Double { 2 * Double(d) }

  public func topKEnergy(_ k: Int, dimension d: Int) -> Double {
    var h = 0.0
    var h2 = 0.0
    for j in stride(from: Double(d), to: Double(k), by: -1) {
      h += 1 / j
      h2 += 1 / (j * j)
    }
    return Double(k) * (h * h + h2 + 2 * h + 2)
  }

  public func limitingGain(keeping fraction: Double) -> Double? {
    let l = -log(fraction)
    return 1 + (l * l + 2 * l) / 2
  }
}
