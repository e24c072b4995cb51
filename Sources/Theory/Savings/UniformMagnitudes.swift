/// Magnitudes uniform on [0, 1].
///
///     E‖x − Top-k(x)‖² = (d − k)(d − k + 1)(d − k + 2) / (3 (d + 1)(d + 2))
///
/// - Proof: `E x₍ᵢ₎² = i(i + 1)/((d + 1)(d + 2))` for the `i`-th smallest, and the sum over `i ≤ d − k` telescopes.
///   So the ratio to the error of Rand-k is `(1 − k/(d + 1))(1 − k/(d + 2))`.
public struct UniformMagnitudes: MagnitudeLaw {
  public init() {}

  public var name: String { "uniform" }

  public func energy(dimension d: Int) -> Double { Double(d) / 3 }

  public func topKEnergy(_ k: Int, dimension d: Int) -> Double {
    energy(dimension: d) - topKError(k, dimension: d)
  }

  public func topKError(_ k: Int, dimension d: Int) -> Double {
    let (rest, d) = (Double(d - k), Double(d))
    return rest * (rest + 1) * (rest + 2) / (3 * (d + 1) * (d + 2))
  }

  public func limitingGain(keeping fraction: Double) -> Double? {
    let rest = 1 - fraction
    return (1 - rest * rest * rest) / fraction
  }
}
