import Foundation

/// The deterministic magnitudes `i^(−s)`, `i = 1, …, d`: Zipf's law.
///
/// Sums run from the smallest term up, and the error is summed from the tail: as a difference of energies it
/// would lose all its digits for large `s`.
public struct PowerLawMagnitudes: MagnitudeLaw {
  /// `s`.
  public let exponent: Double

  public init(exponent: Double) throws(HypothesisViolation) {
    try requireNonnegative(exponent, "s")
    self.exponent = exponent
  }

  public var name: String { "Zipf \(exponent)" }

  public func energy(dimension d: Int) -> Double { sum(1, d) }

  public func topKEnergy(_ k: Int, dimension d: Int) -> Double { sum(1, k) }

  public func topKError(_ k: Int, dimension d: Int) -> Double { sum(k + 1, d) }

  public func limitingGain(keeping fraction: Double) -> Double? { nil }

  /// `Σ i^(−2s)` over `first ≤ i ≤ last`.
  private func sum(_ first: Int, _ last: Int) -> Double {
    stride(from: last, through: first, by: -1).reduce(0) { $0 + pow(Double($1), -2 * exponent) }
  }
}
