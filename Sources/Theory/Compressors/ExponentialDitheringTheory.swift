import Foundation

/// Exponential dithering rounds magnitudes, relative to the p-norm `N` of the input, to the levels
/// `0, b¹⁻ˢ, …, b⁻¹, 1`, without bias.
///
/// With `r = min(p, 2)`, `τ = b¹⁻ˢ`, `T = τ d^(1/r)` and `z₀ = (b + 1)²/(4b)`, for finite `p`,
///
///     ζ = T               if T ≥ 2z₀,
///     ζ = z₀ + T²/(4z₀)   if T < 2z₀,
///
/// and for `p = ∞`
///
///     ζ = max{z₀, (1 + √(1 + (d − 1)τ²))/2}.
///
/// - Proof: in a cell [a, ba] above the lowest, `h(u) − θu²` has its maximum
///   `a²((1 + b)²/(4θ) − b) ≤ 0` for `θ ≥ z₀`; the rest is `DitheringSecondMoment`.
/// - Tightness: for `p ≤ 2` and `T ≥ 2z₀` the flat vector attains `T`; for `p = ∞` the second term, where it is
///   the larger one, is attained at `(1, t, …, t)`, `t = τ/(1 + √(1 + (d − 1)τ²))`. Elsewhere the supremum lies
///   below; it is known exactly for `p ∈ {2, ∞}`, and for `s = 1`, `p ≤ 2`, where it is `d^(1/p)`.
/// - Source: `beznosikov2023`; the bound usually printed is `z₀ + T min(1, T)`.
public struct ExponentialDitheringTheory: CompressorTheory, Hashable {
  /// `b`; above 1.
  public let base: Double
  /// The number `s` of levels other than 0; at least 1.
  public let levels: Int
  /// The exponent `p` of the norm, in [1, ∞].
  public let normExponent: Double

  public init(base: Double, levels: Int, normExponent: Double) throws(HypothesisViolation) {
    try require(1 < base && base < .infinity, "1 < b < ∞", got: base)
    try requireAtLeastOne(levels, "s")
    try require(normExponent >= 1, "p ≥ 1", got: normExponent)
    let resolution = pow(base, Double(levels - 1))
    try require(resolution < .infinity, "bˢ⁻¹ < ∞ in Double", got: resolution)
    self.base = base
    self.levels = levels
    self.normExponent = normExponent
  }

  public var source: Source { .beznosikov2023 }

  public func structuralLaws(dimension d: Int) -> [StructuralLaw] {
    let fractions = (1 - levels...0).map { pow(base, Double($0)) }
    return [
      .homogeneous(.all), .odd, .permutationEquivariant,
      .levels(.fractionsOfNorm(fractions, exponent: normExponent)),
    ]
  }

  public func constants(dimension d: Int) throws(HypothesisViolation) -> CompressorConstants {
    try requireAtLeastOne(d, "d")
    return secondMoment.constants(dimension: d, classicBound: classicBound(dimension: d))
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

  /// The closed form of `ζ`.
  func closedForm(dimension d: Int) -> Double { secondMoment.closedForm(dimension: d) }

  /// `z₀ + T min(1, T)`.
  func classicBound(dimension d: Int) -> Double {
    let width = secondMoment.relativeWidth(dimension: d)
    return roundingFactor + width * min(1, width)
  }

  /// `z₀`.
  private var roundingFactor: Double { (base + 1) * (base + 1) / (4 * base) }

  private var secondMoment: DitheringSecondMoment {
    let powers = (0..<levels).map { 1 / pow(base, Double(levels - 1 - $0)) }
    return DitheringSecondMoment(
      levels: [0] + powers, normExponent: normExponent, roundingFactor: roundingFactor,
      resolution: pow(base, Double(levels - 1)))
  }
}
