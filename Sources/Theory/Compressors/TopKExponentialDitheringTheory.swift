import Foundation

/// Top-k followed by exponential dithering of the kept entries, `C(x) = c D(y)`, `y = Top-k(x)`, with `c = 1` or
/// `c = 1/ζ`.
///
/// The zeros of `y` cost nothing and its norm is one of `k` entries, so that `E‖D(y)‖² ≤ ζ‖y‖²` with any `ζ` that
/// holds for exponential dithering in dimension `k`. Two are used: for `c = 1` the closed form of
/// `ExponentialDitheringTheory`, for `c = 1/ζ` the bound `z₀ + T min(1, T)`, by which the factor is defined.
///
/// - Proof: `⟨E C(x), x⟩ = c‖y‖²` and `c²‖y‖² ≤ E‖C(x)‖² ≤ c²ζ‖y‖²` with `‖y‖² ≥ (k/d)‖x‖²`. So `γ = c k/d`,
///   `α = c² k/d`, `β = c ζ`, and the error is `‖x‖² − 2c‖y‖² + E‖C(x)‖² ≤ (1 − c(2 − cζ) k/d)‖x‖²`: `1/δ` is
///   `(2 − ζ)k/d` for `c = 1`, if `ζ < 2`, and `k/(dζ)` for `c = 1/ζ`.
/// - Tightness: `γ` is attained at flat vectors. So is `α` if their rounding has no variance: if `k^(−1/p)` is a
///   level. `β` and `δ` are bounds.
/// - Source: `beznosikov2023`, Top-k combined with exponential dithering.
public struct TopKExponentialDitheringTheory: CompressorTheory, Hashable {
  /// The factor `c`.
  public enum Scaling: Hashable, Sendable {
    /// `c = 1`.
    case none
    /// `c = 1/ζ`.
    case inverseZeta
  }

  /// The number of entries kept; at least 1. Above `d` it counts as `d`.
  public let k: Int
  public let rounding: ExponentialDitheringTheory
  public let scaling: Scaling

  public init(_ k: Int, rounding: ExponentialDitheringTheory, scaling: Scaling) throws(HypothesisViolation) {
    try requireAtLeastOne(k, "k")
    self.k = k
    self.rounding = rounding
    self.scaling = scaling
  }

  public var source: Source { .beznosikov2023 }

  public func structuralLaws(dimension d: Int) -> [StructuralLaw] {
    [.homogeneous(.all), .odd, .permutationEquivariant, .sparse(atMost: min(k, d))]
  }

  public func constants(dimension d: Int) throws(HypothesisViolation) -> CompressorConstants {
    try requireAtLeastOne(d, "d")
    let kept = Double(min(k, d)) / Double(d)
    let isAlphaTight = flatVectorsAreLevels(dimension: d)
    func alpha(_ value: Double) -> ClassConstant { isAlphaTight ? .attained(value) : .bound(value) }
    switch scaling {
    case .none:
      let zeta = rounding.closedForm(dimension: min(k, d))
      return CompressorConstants(
        alpha: alpha(kept), beta: .bound(zeta), gamma: .attained(kept),
        delta: zeta < 2 ? .bound(1 / (kept * (2 - zeta))) : nil, deltaScaledByInverseZeta: .bound(zeta / kept),
        zetaOfQuantiser: .bound(zeta))
    case .inverseZeta:
      let zeta = rounding.classicBound(dimension: min(k, d))
      return CompressorConstants(
        alpha: alpha(kept / (zeta * zeta)), beta: .bound(1), gamma: .attained(kept / zeta),
        delta: .bound(zeta / kept))
    }
  }

  public func extremalInput(
    for name: ConstantName, dimension d: Int
  ) throws(HypothesisViolation) -> ExtremalInput? {
    try constants(dimension: d)[name]?.isTight == true ? .flat(d) : nil
  }

  /// The set of kept entries, one norm, and for every kept entry a sign and one of `s + 1` levels.
  public func messageBits(dimension d: Int, floatBits: Int) -> Int? {
    let k = min(k, d)
    return floatBits + k * (1 + fieldBits(rounding.levels + 1)) + indexSetBits(k, of: d)
  }

  /// Whether `k^(1/p)` is one of `1, b, …, bˢ⁻¹`, up to rounding.
  private func flatVectorsAreLevels(dimension d: Int) -> Bool {
    let root = pow(Double(min(k, d)), 1 / rounding.normExponent)
    let exponent = (log(root) / log(rounding.base)).rounded()
    guard exponent <= Double(rounding.levels - 1) else { return false }
    return (pow(rounding.base, exponent) - root).magnitude <= 1e-12 * root
  }
}
