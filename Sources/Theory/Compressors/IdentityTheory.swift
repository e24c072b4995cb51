/// The identity, `C(x) = x`: in every class with constant 1.
///
/// - Source: `beznosikov2023`.
public struct IdentityTheory: CompressorTheory, Hashable {
  public init() {}

  public var source: Source { .beznosikov2023 }

  public func structuralLaws(dimension d: Int) -> [StructuralLaw] {
    [.homogeneous(.all), .odd, .permutationEquivariant, .idempotent]
  }

  public func constants(dimension d: Int) throws(HypothesisViolation) -> CompressorConstants {
    try requireAtLeastOne(d, "d")
    return CompressorConstants(
      isUnbiased: true, alpha: .attained(1), beta: .attained(1), gamma: .attained(1), delta: .attained(1),
      zeta: .attained(1))
  }

  public func extremalInput(
    for name: ConstantName, dimension d: Int
  ) throws(HypothesisViolation) -> ExtremalInput? {
    try constants(dimension: d)[name].map { _ in .specimen(d) }
  }

  public func messageBits(dimension d: Int, floatBits: Int) -> Int? { d * floatBits }
}
