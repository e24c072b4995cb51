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
/// - Proof: for `θ ≥ 1` the maximum of `h(u) − θu²` in the cell above `l/s` is
///   `((2l + 1)²(1/θ − 1) + 1)/(4s²)`, largest in the lowest cell: `z₀ = 1` in `DitheringSecondMoment`.
/// - Tightness: for `p ≤ 2` and `T ≥ 2` the flat vector lies in the lowest cell and attains `T`. With
///   `s = 1` and `p ≤ 2` the supremum is `d^(1/p)` whatever `T`. For `p = ∞` the bound is attained at
///   `(1, t, …, t)`, `t = τ/(1 + √(1 + (d − 1)τ²))`, `τ = 1/s`.
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

  public func structuralLaws(dimension d: Int) -> [StructuralLaw] {
    let fractions = (1...levels).map { Double($0) / Double(levels) }
    return [
      .homogeneous(.all), .odd, .permutationEquivariant,
      .levels(.fractionsOfNorm(fractions, exponent: normExponent)),
    ]
  }

  public func constants(dimension d: Int) throws(HypothesisViolation) -> CompressorConstants {
    try requireAtLeastOne(d, "d")
    let width = secondMoment.relativeWidth(dimension: d)
    return secondMoment.constants(dimension: d, classicBound: 1 + width * min(1, width / 4))
  }

  public func extremalInput(
    for name: ConstantName, dimension d: Int
  ) throws(HypothesisViolation) -> ExtremalInput? {
    try extremalInputs(for: name, dimension: d).first
  }

  public func extremalInputs(
    for name: ConstantName, dimension d: Int
  ) throws(HypothesisViolation) -> [ExtremalInput] {
    try requireAtLeastOne(d, "d")
    return secondMoment.extremalInputs(for: name, dimension: d)
  }

  /// One norm, and for every entry a sign and one of `s + 1` levels.
  public func messageBits(dimension d: Int, floatBits: Int) -> Int? {
    floatBits + d * (1 + fieldBits(levels + 1))
  }

  private var secondMoment: DitheringSecondMoment {
    let s = Double(levels)
    return DitheringSecondMoment(
      levels: (0...levels).map { Double($0) / s }, normExponent: normExponent, roundingFactor: 1, resolution: s)
  }
}
