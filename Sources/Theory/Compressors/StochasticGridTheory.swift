/// Unbiased rounding to the multiples of `h`: `E‖C(x) − x‖² ≤ Δ²` with `Δ = h√d/2`.
///
/// - Proof: at the fraction `f` of the way between two multiples the variance of an entry is
///   `h² f(1 − f) ≤ h²/4`. As `E C(x) = x`, `γ = 1` and `α ≥ 1`, with equality on the grid. At `(ε, 0, …, 0)` the
///   second moment is `h ε`, that is `h/ε` times `‖x‖²`: there is no `ζ` and no `β`.
/// - Tightness: `Δ` is attained where all entries are `h/2`.
/// - Source: `beznosikov2023`, an absolute compressor.
public struct StochasticGridTheory: CompressorTheory, Hashable {
  /// `h`; positive.
  public let step: Double

  public init(step: Double) throws(HypothesisViolation) {
    try requirePositive(step, "h")
    self.step = step
  }

  public var source: Source { .beznosikov2023 }

  public func structuralLaws(dimension d: Int) -> [StructuralLaw] {
    [.odd, .permutationEquivariant, .idempotent, .levels(.multiples(of: step))]
  }

  public func constants(dimension d: Int) throws(HypothesisViolation) -> CompressorConstants {
    try requireAtLeastOne(d, "d")
    return CompressorConstants(
      isUnbiased: true, alpha: .attained(1), gamma: .attained(1),
      absoluteError: .attained(step / 2 * Double(d).squareRoot()))
  }

  public func extremalInput(
    for name: ConstantName, dimension d: Int
  ) throws(HypothesisViolation) -> ExtremalInput? {
    guard try constants(dimension: d)[name] != nil else { return nil }
    return switch name {
    case .alpha: .flat(d, step, .attained)
    case .gamma: .specimen(d)
    default: .flat(d, step / 2, .attained)
    }
  }

  /// No formula is claimed: the integers are unbounded.
  public func messageBits(dimension d: Int, floatBits: Int) -> Int? { nil }
}
