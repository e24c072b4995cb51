/// Rand-k in its biased form keeps a uniformly random set of `k` coordinates: of projection type,
/// with the fraction `k/d` at every input.
///
/// - Proof: every coordinate is kept with probability `k/d`, so `E‖C(x)‖² = ⟨E C(x), x⟩ = (k/d)‖x‖²`.
/// - Source: `beznosikov2023`, random sparsification.
public struct RandKTheory: CompressorTheory, Hashable {
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
    return .projection(keeping: Double(min(k, d)) / Double(d))
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
