import Foundation

/// How far back the memory of a method reaches.
public enum MemoryWindow: Hashable, Sendable {
  /// The last `m ≥ 0` rounds, all alike.
  case last(rounds: Int)
  /// All rounds, the `j`-th last with the weight `(1 − p)^{j−1}`, `0 < p ≤ 1`.
  case geometric(forgetting: Double)

  /// `m` or `1/p`.
  public var reach: Double {
    switch self {
    case .last(let rounds): Double(rounds)
    case .geometric(let p): 1 / p
    }
  }

  /// What remembering costs in a mean with the weights `(1 − a)^{−(t+1)}`: `((1 − a)^{−m} − 1)/a`, which is `m` at
  /// `a = 0`; `1/(p − a)`, infinite from `a = p` on.
  public func weight(rate a: Double) -> Double {
    switch self {
    case .last(let rounds): a == 0 ? Double(rounds) : expm1(-Double(rounds) * log1p(-a)) / a
    case .geometric(let p): a < p ? 1 / (p - a) : .infinity
    }
  }
}
