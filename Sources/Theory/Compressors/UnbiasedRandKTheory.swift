/// Rand-k in its unbiased form multiplies the kept entries by `d/k`: `ζ = d/k` at every input.
///
/// - Proof: every coordinate becomes `(d/k) xᵢ` with probability `k/d`, so `E C(x) = x` and
///   `E‖C(x)‖² = (d/k)‖x‖²`. Hence also `α = d/k`.
/// - Source: `beznosikov2023`, random sparsification.
public struct UnbiasedRandKTheory: CompressorTheory, Hashable {
  /// The number of entries kept; at least 1. Above `d` it counts as `d`.
  public let k: Int

  public init(_ k: Int) throws(HypothesisViolation) {
    try requireAtLeastOne(k, "k")
    self.k = k
  }

  public var source: Source { .beznosikov2023 }

  public func structuralLaws(dimension d: Int) -> [StructuralLaw] {
    [.homogeneous(.all), .odd, .permutationEquivariant, .sparse(atMost: min(k, d))]
  }

  public func constants(dimension d: Int) throws(HypothesisViolation) -> CompressorConstants {
    try requireAtLeastOne(d, "d")
    let zeta = Double(d) / Double(min(k, d))
    return .unbiased(zeta: .attained(zeta), alpha: zeta)
  }

  public func extremalInput(
    for name: ConstantName, dimension d: Int
  ) throws(HypothesisViolation) -> ExtremalInput? {
    try constants(dimension: d)[name].map { _ in .specimen(d) }
  }

  /// The index set is counted; workers that share a seed with the server need not send it.
  public func messageBits(dimension d: Int, floatBits: Int) -> Int? {
    min(k, d) * floatBits + indexSetBits(min(k, d), of: d)
  }
}
