/// Rounding to the nearest level of a grid, to the smaller one at midpoints: `δ = sup (aⱼ + aⱼ₊₁)²/(4 aⱼ aⱼ₊₁)`,
/// the very constant that unbiased rounding attains only when it is scaled by `1/ζ`.
///
/// - Proof: `C(x)ᵢ = rᵢ xᵢ`, and for `|xᵢ|` between neighbours `a < b` the factor lies in
///   `[2a/(a + b), 2b/(a + b)]`. With `m` and `M` the extremes over all cells, `⟨C(x), x⟩ = Σ rᵢ xᵢ² ≥ m‖x‖²` (`γ`),
///   `‖C(x)‖² = Σ rᵢ² xᵢ²` is at least `m²‖x‖²` (`α`) and at most `M⟨C(x), x⟩` (`β`), and
///   `(1 − rᵢ)² ≤ ((b − a)/(a + b))² = 1 − 4ab/(a + b)²` (`δ`).
/// - Tightness: all entries at the midpoint of the widest cell give `r = m`: `α`, `γ`, `δ`. The other end,
///   `r = M`, is approached from above the midpoint and not attained: `β`, and `δ` again.
/// - Source: `beznosikov2023`.
public struct NearestRoundingTheory: CompressorTheory, Hashable {
  /// How far, relatively, the extremal inputs are from the midpoint, which itself may fall on either side in
  /// floating-point arithmetic.
  static let distance = 1e-12

  public let grid: RoundingGrid

  public init(grid: RoundingGrid) { self.grid = grid }

  public var source: Source { .beznosikov2023 }

  /// Homogeneity for powers of the base is claimed where the base is a power of two: otherwise the rounding of
  /// `bʲx` can move an entry across a midpoint.
  public func structuralLaws(dimension d: Int) -> [StructuralLaw] {
    guard let base = grid.base, base.significand == 1 else { return grid.structuralLaws }
    return [.homogeneous(.powers(of: base))] + grid.structuralLaws
  }

  public var inputMagnitudes: ClosedRange<Double> { grid.magnitudes }

  public func constants(dimension d: Int) throws(HypothesisViolation) -> CompressorConstants {
    try requireAtLeastOne(d, "d")
    let m = grid.leastFactor
    return CompressorConstants(
      alpha: .attained(m * m), beta: .supremum(grid.largestFactor), gamma: .attained(m),
      delta: .attained(grid.secondMoment))
  }

  public func extremalInput(
    for name: ConstantName, dimension d: Int
  ) throws(HypothesisViolation) -> ExtremalInput? {
    try extremalInputs(for: name, dimension: d).first
  }

  public func extremalInputs(
    for name: ConstantName, dimension d: Int
  ) throws(HypothesisViolation) -> [ExtremalInput] {
    guard try constants(dimension: d)[name] != nil else { return [] }
    let below = ExtremalInput.flat(d, grid.midpoint * (1 - Self.distance), .approached)
    let above = ExtremalInput.flat(d, grid.midpoint * (1 + Self.distance), .approached)
    return switch name {
    case .beta: [above]
    case .delta: [below, above]
    default: [below]
    }
  }

  /// No formula is claimed.
  public func messageBits(dimension d: Int, floatBits: Int) -> Int? { nil }
}
