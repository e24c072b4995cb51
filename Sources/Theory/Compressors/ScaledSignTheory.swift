/// The scaled sign, `C(x) = (‖x‖₁/d) sign(x)`, with `sign(0) = +1`: of projection type, with the
/// fraction `1/d`.
///
/// - Proof: `‖C(x)‖² = ⟨C(x), x⟩ = ‖x‖₁²/d ≥ ‖x‖²/d`, with equality at basis vectors.
/// - Source: `beznosikov2023`.
public struct ScaledSignTheory: CompressorTheory, Hashable {
  public init() {}

  public var source: Source { .beznosikov2023 }

  public func structuralLaws(dimension d: Int) -> [StructuralLaw] {
    [.homogeneous(.all), .permutationEquivariant]
  }

  public func constants(dimension d: Int) throws(HypothesisViolation) -> CompressorConstants {
    try requireAtLeastOne(d, "d")
    return .projection(keeping: 1 / Double(d))
  }

  public func extremalInput(
    for name: ConstantName, dimension d: Int
  ) throws(HypothesisViolation) -> ExtremalInput? {
    guard try constants(dimension: d)[name] != nil else { return nil }
    return name == .beta ? .specimen(d) : .firstBasisVector(d)
  }

  /// One magnitude and one bit an entry.
  public func messageBits(dimension d: Int, floatBits: Int) -> Int? { floatBits + d }
}
