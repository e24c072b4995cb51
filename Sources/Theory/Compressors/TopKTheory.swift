/// Top-k keeps the `k` entries of largest magnitude: of projection type, with the fraction `k/d`.
///
/// - Proof: `‖C(x)‖² = ⟨C(x), x⟩`, the sum of the `k` largest squares, which is at least `k/d` of the
///   sum of all; vectors whose entries have one magnitude attain it.
/// - Source: `beznosikov2023`, greedy sparsification.
public struct TopKTheory: CompressorTheory, Hashable {
  /// The number of entries kept; at least 1. Above `d` it counts as `d`.
  public let k: Int

  public init(_ k: Int) throws(HypothesisViolation) {
    try requireAtLeastOne(k, "k")
    self.k = k
  }

  public var source: Source { .beznosikov2023 }

  public func structuralLaws(dimension d: Int) -> [StructuralLaw] {
    [.homogeneous(.all), .odd, .permutationEquivariant, .idempotent, .sparse(atMost: min(k, d))]
  }

  public func constants(dimension d: Int) throws(HypothesisViolation) -> CompressorConstants {
    try requireAtLeastOne(d, "d")
    return .projection(keeping: Double(min(k, d)) / Double(d))
  }

  public func extremalInput(
    for name: ConstantName, dimension d: Int
  ) throws(HypothesisViolation) -> ExtremalInput? {
    guard try constants(dimension: d)[name] != nil else { return nil }
    return name == .beta ? .specimen(d) : .flat(d)
  }

  public func messageBits(dimension d: Int, floatBits: Int) -> Int? {
    min(k, d) * floatBits + indexSetBits(min(k, d), of: d)
  }
}
