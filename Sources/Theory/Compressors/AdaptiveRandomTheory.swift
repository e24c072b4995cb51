/// Adaptive random sparsification keeps entry `i` with probability `|xᵢ|/‖x‖₁`: of projection type, with the
/// fraction `1/d`.
///
/// - Proof: `E‖C(x)‖²/‖x‖² = ‖x‖₃³/(‖x‖₁‖x‖²) ≥ 1/d` by Chebyshev's sum inequality, since `|xᵢ|` and `xᵢ²` are
///   ordered alike; with equality where all magnitudes are equal. One draw or independent draws have the same
///   mean and second moment.
/// - Source: `beznosikov2023`, adaptive random sparsification.
public struct AdaptiveRandomTheory: CompressorTheory, Hashable {
  /// How the kept entries are drawn.
  public enum Draw: Hashable, Sendable {
    /// Exactly one.
    case one
    /// Every entry on its own; one on average.
    case independent
  }

  public let draw: Draw

  public init(_ draw: Draw) { self.draw = draw }

  public var source: Source { .beznosikov2023 }

  /// One kept entry has the whole sum of magnitudes, and is kept again.
  public func structuralLaws(dimension d: Int) -> [StructuralLaw] {
    let laws: [StructuralLaw] = [.homogeneous(.all), .odd, .permutationEquivariant]
    return draw == .one ? laws + [.idempotent, .sparse(atMost: 1)] : laws
  }

  public func constants(dimension d: Int) throws(HypothesisViolation) -> CompressorConstants {
    try requireAtLeastOne(d, "d")
    return .projection(keeping: 1 / Double(d))
  }

  public func extremalInput(
    for name: ConstantName, dimension d: Int
  ) throws(HypothesisViolation) -> ExtremalInput? {
    guard try constants(dimension: d)[name] != nil else { return nil }
    return name == .beta ? .specimen(d) : .alternating(d)
  }

  /// One entry and its coordinate; where the number of entries is random, no formula is claimed.
  public func messageBits(dimension d: Int, floatBits: Int) -> Int? {
    draw == .one ? floatBits + fieldBits(d) : nil
  }
}
