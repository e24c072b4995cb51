import Foundation
import GSL

/// Magnitudes of standard Gaussian entries.
///
///     E‖Top-k(x)‖² = d ∫₀^∞ 2t² φ(t) I_{1 − p(t)}(d − k, k) dt,   p(t) = erfc(t/√2).
///
/// - Proof: an entry of magnitude `t` is kept if and only if at most `k − 1` of the `d − 1` others exceed it; that
///   tail of a binomial law is the incomplete beta function. At `k = d` it does not exist and everything is kept.
public struct GaussianMagnitudes: MagnitudeLaw {
  /// Beyond this magnitude `2t²φ(t)` is below 10⁻³⁴⁰, zero in double precision.
  private static let end = 40.0

  public init() {}

  public var name: String { "Gaussian" }

  public func energy(dimension d: Int) -> Double { Double(d) }

  public func topKEnergy(_ k: Int, dimension d: Int) -> Double {
    guard k < d else { return energy(dimension: d) }
    return expectation(k, d) { exceeding in regularisedBeta(1 - exceeding, Double(d - k), Double(k)) }
  }

  /// The same integral with the probability of not being kept, `I_{p(t)}(k, d − k)`.
  public func topKError(_ k: Int, dimension d: Int) -> Double {
    guard k < d else { return 0 }
    return expectation(k, d) { exceeding in regularisedBeta(exceeding, Double(k), Double(d - k)) }
  }

  public func limitingGain(keeping fraction: Double) -> Double? {
    guard fraction < 1 else { return 1 }
    let t = Self.threshold(keeping: fraction)
    return 1 + 2 * t * Self.density(t) / fraction
  }

  /// `d E z² w(p(|z|))` for a standard Gaussian `z`.
  ///
  /// The weight changes between 0 and 1 round the `t` with `p(t) = k/d`, where the interval is divided. A
  /// quadrature that failed would give NaN, which equals nothing.
  private func expectation(_ k: Int, _ d: Int, weight: (Double) -> Double) -> Double {
    let integrand = { (t: Double) in 2 * t * t * Self.density(t) * weight(erfc(t / 2.0.squareRoot())) }
    let middle = Self.threshold(keeping: Double(k) / Double(d))
    guard let left = try? integral(of: integrand, in: 0...middle),
      let right = try? integral(of: integrand, in: middle...Self.end)
    else { return .nan }
    return Double(d) * (left + right)
  }

  /// The `t` that a magnitude exceeds with this probability.
  private static func threshold(keeping fraction: Double) -> Double { -normalQuantile(fraction / 2) }

  private static func density(_ t: Double) -> Double { exp(-t * t / 2) / (2 * Double.pi).squareRoot() }
}
