/// The scaled sign with `sign(0) = 0`: shorter than with `sign(0) = +1` at inputs with zeros.
///
/// - Proof: with `m` non-zero entries `‖C(x)‖² = m‖x‖₁²/d²` and `⟨C(x), x⟩ = ‖x‖₁²/d`. So `u = (m/d) v ≤ v`
///   with equality at full inputs (`β = 1`), `v ≥ 1/d` (`γ`) and `u ≥ m/d² ≥ 1/d²` (`α`), both
///   attained at basis vectors. The error is `1 − 2v + (m/d)v ≤ 1 − v ≤ 1 − 1/d`; the second
///   inequality is an equality at basis vectors only, where the first one is strict if `d ≥ 2`, so
///   that `δ = d` is approached along `(1, ε, …, ε)`, `ε → 0`, and not attained.
/// - Source: `beznosikov2023`; the convention is ours to tell apart.
public struct ScaledSignWithZeroTheory: CompressorTheory, Hashable {
  public init() {}

  public var source: Source { .beznosikov2023 }

  public func structuralLaws(dimension d: Int) -> [StructuralLaw] {
    [.homogeneous(.all), .odd, .permutationEquivariant]
  }

  public func constants(dimension d: Int) throws(HypothesisViolation) -> CompressorConstants {
    try requireAtLeastOne(d, "d")
    let d = Double(d)
    return CompressorConstants(
      alpha: .attained(1 / (d * d)), beta: .attained(1), gamma: .attained(1 / d),
      delta: d == 1 ? .attained(d) : .supremum(d))
  }

  public func extremalInput(
    for name: ConstantName, dimension d: Int
  ) throws(HypothesisViolation) -> ExtremalInput? {
    guard try constants(dimension: d)[name] != nil else { return nil }
    return switch name {
    case .beta: .flat(d)
    case .delta where d > 1: ExtremalInput((0..<d).map { $0 == 0 ? 1 : 1e-9 }, .approached)
    default: .firstBasisVector(d)
    }
  }

  /// No formula is claimed: the entries have three signs.
  public func messageBits(dimension d: Int, floatBits: Int) -> Int? { nil }
}
