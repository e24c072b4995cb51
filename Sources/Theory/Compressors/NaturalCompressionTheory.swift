/// Natural compression rounds magnitudes to neighbouring powers of two, without bias: `ζ = 9/8`.
///
/// - Proof: between neighbours `a < b`, `E C(t)² = (a + b)t − ab`; the ratio to `t²` is a concave
///   quadratic in `1/t` with maximum `(a + b)²/(4ab)` at `t = 2ab/(a + b)`, for `b = 2a`: `9/8` at
///   `t = (4/3) a`. Powers of two stay as they are, so `α = 1` is attained.
/// - Source: `beznosikov2023`.
public struct NaturalCompressionTheory: CompressorTheory, Hashable {
  public init() {}

  public var source: Source { .beznosikov2023 }

  public func structuralLaws(dimension d: Int) -> [StructuralLaw] {
    [.homogeneous(.powers(of: 2)), .odd, .permutationEquivariant, .idempotent, .levels(.powers(of: 2))]
  }

  public func constants(dimension d: Int) throws(HypothesisViolation) -> CompressorConstants {
    try requireAtLeastOne(d, "d")
    return .unbiased(zeta: .attained(9 / 8))
  }

  /// Natural compression is homogeneous for powers of two only: the inputs are not rays.
  public func extremalInput(
    for name: ConstantName, dimension d: Int
  ) throws(HypothesisViolation) -> ExtremalInput? {
    guard try constants(dimension: d)[name] != nil else { return nil }
    return switch name {
    case .alpha: .flat(d)
    case .gamma: .specimen(d)
    default: ExtremalInput([Double](repeating: 4 / 3, count: d), .attained)
    }
  }

  /// A sign and an exponent: 9 bits of a 32-bit float, 12 of a 64-bit one.
  public func messageBits(dimension d: Int, floatBits: Int) -> Int? {
    switch floatBits {
    case 32: 9 * d
    case 64: 12 * d
    default: nil
    }
  }
}
