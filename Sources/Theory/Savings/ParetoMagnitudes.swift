import Foundation

/// Magnitudes `U^(−1/a)` for uniform `U`: a Pareto law with tail index `a > 2`.
///
///     E‖Top-k(x)‖² = (k/(1 − c)) Π_{k < j ≤ d} j/(j − c),   c = 2/a.
///
/// - Proof: the square of the `i`-th largest is `U₍ᵢ₎^(−c)` with `U₍ᵢ₎` a beta(i, d + 1 − i) variable, whose moment is
///   `Γ(d + 1)Γ(i − c)/(Γ(d + 1 − c)Γ(i))`; the sum over `i ≤ k` telescopes to
///   `Γ(d + 1)Γ(k + 1 − c)/((1 − c)Γ(d + 1 − c)Γ(k))`. As a product it has no cancellation.
/// - Complexity: O(d − k).
public struct ParetoMagnitudes: MagnitudeLaw {
  /// `a`.
  public let tailIndex: Double

  public init(tailIndex: Double) throws(HypothesisViolation) {
    try require(2 < tailIndex && tailIndex < .infinity, "2 < a < ∞", got: tailIndex)
    self.tailIndex = tailIndex
  }

  public var name: String { "Pareto \(tailIndex)" }

  private var c: Double { 2 / tailIndex }

  public func energy(dimension d: Int) -> Double { Double(d) / (1 - c) }

  public func topKEnergy(_ k: Int, dimension d: Int) -> Double {
    (k..<d).reduce(energy(dimension: k)) { $0 * (Double($1 + 1) / (Double($1 + 1) - c)) }
  }

  public func limitingGain(keeping fraction: Double) -> Double? { pow(fraction, -c) }
}
