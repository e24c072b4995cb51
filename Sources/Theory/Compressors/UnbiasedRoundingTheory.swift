/// Unbiased rounding to the neighbours on a grid: `ζ = sup (aⱼ + aⱼ₊₁)²/(4 aⱼ aⱼ₊₁)`, for the powers of a
/// base `b` equal to `(b + 1)²/(4b)`.
///
/// - Proof: for `t` between neighbours `a < b`, `E C(t)² = (a + b)t − ab`. Its ratio to `t²` is a concave
///   quadratic in `1/t` with maximum `(a + b)²/(4ab)` at the harmonic mean `t = 2ab/(a + b)`, which lies in
///   [a, b]. Levels stay as they are, so `α = 1` is attained.
/// - Tightness: all entries at the harmonic mean of the widest cell.
/// - Source: `beznosikov2023`.
public struct UnbiasedRoundingTheory: CompressorTheory, Hashable {
  public let grid: RoundingGrid

  public init(grid: RoundingGrid) { self.grid = grid }

  public var source: Source { .beznosikov2023 }

  public func structuralLaws(dimension d: Int) -> [StructuralLaw] {
    (grid.base.map { [.homogeneous(.powers(of: $0))] } ?? []) + grid.structuralLaws
  }

  public var inputMagnitudes: ClosedRange<Double> { grid.magnitudes }

  public func constants(dimension d: Int) throws(HypothesisViolation) -> CompressorConstants {
    try requireAtLeastOne(d, "d")
    return .unbiased(zeta: .attained(grid.secondMoment))
  }

  public func extremalInput(
    for name: ConstantName, dimension d: Int
  ) throws(HypothesisViolation) -> ExtremalInput? {
    guard try constants(dimension: d)[name] != nil else { return nil }
    return switch name {
    case .alpha: .flat(d, grid.low, .attained)
    case .gamma: .flat(d, grid.low, .everyInput)
    default: .flat(d, grid.harmonicMean, .attained)
    }
  }

  /// No formula is claimed.
  public func messageBits(dimension d: Int, floatBits: Int) -> Int? { nil }
}
