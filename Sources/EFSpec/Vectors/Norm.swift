import Foundation

/// An ℓp norm of ℝᵈ, `p ∈ [1, ∞]`.
public enum Norm: Hashable, Sendable {
  /// `‖x‖_p = (Σ |xᵢ|ᵖ)^(1/p)`, `1 ≤ p < ∞`.
  case finite(Double)
  /// `‖x‖_∞ = max |xᵢ|`.
  case infinity

  /// `p`.
  public var exponent: Double {
    switch self {
    case .finite(let p): p
    case .infinity: .infinity
    }
  }

  public static let one = Norm.finite(1)
  public static let two = Norm.finite(2)

  /// The norm of `x`, safe against overflow and underflow: the entries are first divided by a power
  /// of two near the largest magnitude.
  public func callAsFunction(_ x: Span<Double>) -> Double {
    var largest = 0.0
    for i in x.indices { largest = max(largest, x[i].magnitude) }
    guard case .finite(let p) = self, largest > 0, largest.isFinite else { return largest }
    let scale = Double(sign: .plus, exponent: largest.exponent, significand: 1)
    var sum = 0.0
    switch p {
    case 1: for i in x.indices { sum += x[i].magnitude / scale }
    case 2: for i in x.indices { sum += (x[i] / scale) * (x[i] / scale) }
    default: for i in x.indices { sum += pow(x[i].magnitude / scale, p) }
    }
    switch p {
    case 1: return scale * sum
    case 2: return scale * sum.squareRoot()
    default: return scale * pow(sum, 1 / p)
    }
  }
}
