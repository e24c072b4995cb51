/// Rounding to the nearest multiple of `h`, to the smaller one at midpoints: `E‖C(x) − x‖² ≤ Δ²` with
/// `Δ = h√d/2`.
///
/// - Proof: every entry moves by at most `h/2`. Moreover `|C(x)ᵢ| ≤ 2|xᵢ|` with the sign of `xᵢ`, so that
///   `‖C(x)‖² ≤ 2⟨C(x), x⟩` (`β`). Entries below `h/2` become 0: there is no `α`, `γ` or `δ`.
/// - Tightness: `Δ` is attained where all entries are `h/2`; `β = 2` is approached just above and not
///   attained.
/// - Source: `beznosikov2023`, an absolute compressor.
public struct NearestGridTheory: CompressorTheory, Hashable {
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
    return CompressorConstants(beta: .supremum(2), absoluteError: .attained(step / 2 * Double(d).squareRoot()))
  }

  public func extremalInput(
    for name: ConstantName, dimension d: Int
  ) throws(HypothesisViolation) -> ExtremalInput? {
    guard try constants(dimension: d)[name] != nil else { return nil }
    return name == .beta
      ? .flat(d, step / 2 * (1 + NearestRoundingTheory.distance), .approached) : .flat(d, step / 2, .attained)
  }

  /// No formula is claimed: the integers are unbounded.
  public func messageBits(dimension d: Int, floatBits: Int) -> Int? { nil }
}
