/// Top-k₁ corrected by an unbiased Rand-k₂ of what it lost: `ζ = d/k₂ − (d/k₂ − 1) k₁/d`.
///
/// - Proof: given Top-k₁, the mean is `x` and the variance `(d/k₂ − 1)‖x − Top(x)‖²`, at most
///   `(d/k₂ − 1)(1 − k₁/d)‖x‖²`, with equality where all magnitudes are equal. Vectors with at most `k₁` entries
///   have no variance, so that `α = 1` is attained.
/// - Source: `beznosikov2023`; induced compressors of Horváth and Richtárik (2020).
public struct InducedTopKRandKTheory: CompressorTheory, Hashable {
  /// The number of entries that Top-k keeps; at least 1. Above `d` it counts as `d`.
  public let topK: Int
  /// The number of entries that Rand-k keeps; at least 1. Above `d` it counts as `d`.
  public let randK: Int

  public init(topK: Int, randK: Int) throws(HypothesisViolation) {
    try requireAtLeastOne(topK, "k₁")
    try requireAtLeastOne(randK, "k₂")
    self.topK = topK
    self.randK = randK
  }

  public var source: Source { .beznosikov2023 }

  public func structuralLaws(dimension d: Int) -> [StructuralLaw] {
    [.homogeneous(.all), .odd, .permutationEquivariant, .sparse(atMost: min(topK + randK, d))]
  }

  public func constants(dimension d: Int) throws(HypothesisViolation) -> CompressorConstants {
    try requireAtLeastOne(d, "d")
    let factor = Double(d) / Double(min(randK, d))
    let kept = Double(min(topK, d)) / Double(d)
    return .unbiased(zeta: .attained(1 + (factor - 1) * (1 - kept)))
  }

  public func extremalInput(
    for name: ConstantName, dimension d: Int
  ) throws(HypothesisViolation) -> ExtremalInput? {
    guard try constants(dimension: d)[name] != nil else { return nil }
    return switch name {
    case .gamma: .specimen(d)
    case .alpha: .firstBasisVector(d)
    default: .flat(d)
    }
  }

  /// No formula is claimed.
  public func messageBits(dimension d: Int, floatBits: Int) -> Int? { nil }
}
