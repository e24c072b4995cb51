import Foundation

/// Standard dithering (QSGD) rounds magnitudes, relative to the p-norm `N` of the input, to `s`
/// equally spaced levels, without bias.
///
/// With `r = min(p, 2)` and `T = d^(1/r)/s`, for finite `p`,
///
///     ζ = T            if T ≥ 2,
///     ζ = 1 + T²/4     if T < 2,
///
/// and for `p = ∞`
///
///     ζ = (1 + √(1 + (d − 1)/s²)) / 2.
///
/// - Proof for finite `p`: `E‖C(x)‖² = N² Σ h(uᵢ)`, `uᵢ = |xᵢ|/N`, where `h` interpolates `u²` between
///   the levels. For `θ ≥ 1`, `max_u (h(u) − θu²) = 1/(4θs²)`, reached in the lowest cell, so
///   `E‖C(x)‖² ≤ θ‖x‖² + dN²/(4θs²) ≤ (θ + T²/(4θ))‖x‖²`; minimise over `θ ≥ 1`.
/// - Tightness: for `p ≤ 2` and `T ≥ 2` the flat vector lies in the lowest cell and attains `T`. With
///   `s = 1` and `p ≤ 2` the supremum is `d^(1/p)` whatever `T`.
/// - Proof for `p = ∞`: one entry has `u = 1`, the others are free in [0, 1]; `ζ` is the root `θ` of
///   `1 − θ + (d − 1)/(4θs²) = 0`, attained at `(1, t, …, t)`, `t = τ/(1 + √(1 + (d − 1)τ²))`, `τ = 1/s`.
/// - Source: `beznosikov2023`; the classical bound is `1 + T min(1, T/4)`.
public struct StandardDitheringTheory: CompressorTheory, Hashable {
  /// The number `s` of non-zero levels; at least 1.
  public let levels: Int
  /// The exponent `p` of the norm, in [1, ∞].
  public let normExponent: Double

  public init(levels: Int, normExponent: Double) throws(HypothesisViolation) {
    try requireAtLeastOne(levels, "s")
    try require(normExponent >= 1, "p ≥ 1", got: normExponent)
    self.levels = levels
    self.normExponent = normExponent
  }

  public var source: Source { .beznosikov2023 }

  public var isPositivelyHomogeneous: Bool { true }

  public func structuralLaws(dimension d: Int) -> [StructuralLaw] {
    let fractions = (1...levels).map { Double($0) / Double(levels) }
    return [
      .homogeneous(.all), .odd, .permutationEquivariant,
      .levels(.fractionsOfNorm(fractions, exponent: normExponent)),
    ]
  }

  public func constants(dimension d: Int) throws(HypothesisViolation) -> CompressorConstants {
    try requireAtLeastOne(d, "d")
    let exact = exactSupremum(dimension: d)
    let zeta = closedForm(dimension: d)
    // The supremum is the closed form itself, or lies strictly below it by far more than rounding.
    let isSharp = exact.map { $0.zeta > zeta * (1 - 1e-12) } ?? false
    var constants = CompressorConstants.unbiased(zeta: isSharp ? .attained(zeta) : .bound(zeta))
    constants.zetaExact = exact.map { .attained($0.zeta) }
    constants.zetaClassicBound = .bound(classicBound(dimension: d))
    return constants
  }

  public func extremalInput(
    for name: ConstantName, dimension d: Int
  ) throws(HypothesisViolation) -> ExtremalInput? {
    guard let constant = try constants(dimension: d)[name], constant.isTight else { return nil }
    return switch name {
    case .alpha: .firstBasisVector(d)
    case .gamma: .specimen(d)
    default: exactSupremum(dimension: d).map { ExtremalInput($0.x, .attained) }
    }
  }

  /// One norm, and for every entry a sign and one of `s + 1` levels.
  public func messageBits(dimension d: Int, floatBits: Int) -> Int? {
    floatBits + d * (1 + fieldBits(levels + 1))
  }

  // MARK: - ζ

  /// `T = d^(1/r)/s`.
  private func relativeWidth(dimension d: Int) -> Double {
    pow(Double(d), 1 / min(normExponent, 2)) / Double(levels)
  }

  private func closedForm(dimension d: Int) -> Double {
    guard normExponent < .infinity else {
      return (1 + (1 + Double(d - 1) / (Double(levels) * Double(levels))).squareRoot()) / 2
    }
    let width = relativeWidth(dimension: d)
    return width >= 2 ? width : 1 + width * width / 4
  }

  private func classicBound(dimension d: Int) -> Double {
    let width = relativeWidth(dimension: d)
    return 1 + width * min(1, width / 4)
  }

  /// The supremum of `E‖C(x)‖²/‖x‖²` with an input that attains it, where it is known.
  private func exactSupremum(dimension d: Int) -> (zeta: Double, x: [Double])? {
    let s = Double(levels)
    if normExponent == .infinity {
      let t = (1 / s) / (1 + (1 + Double(d - 1) / (s * s)).squareRoot())
      return (closedForm(dimension: d), (0..<d).map { $0 == 0 ? 1 : t })
    }
    let flat = [Double](repeating: 1, count: d)
    if normExponent <= 2 {
      let width = relativeWidth(dimension: d)
      if width >= 2 { return (width, flat) }
      if levels == 1 { return (pow(Double(d), 1 / normExponent), flat) }
    }
    guard normExponent == 2 else { return nil }
    return EuclideanDitheringSupremum(levels: (0...levels).map { Double($0) / s }, dimension: d)
      .map { ($0.zeta, $0.x) }
  }
}
